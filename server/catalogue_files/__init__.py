"""The catalogue of matters in files: TOML and XLSX under the national names of its fields."""
