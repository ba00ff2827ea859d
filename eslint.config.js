// What nobody means: names that do not exist, values that nobody uses, == where null is not meant.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/vendor/", "server/shell/bundles/", ".venv/", ".venv-emupos/"] },
  js.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    rules: {
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "all", ignoreRestSiblings: true }],
      "no-irregular-whitespace": ["error", { skipTemplates: true }], // between Chinese words
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-implicit-globals": "error",
      "no-shadow-restricted-names": "error",
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      "no-self-compare": "error",
      "no-throw-literal": "error",
      "object-shorthand": "error",
      "array-callback-return": "error",
      "no-constructor-return": "error",
      "no-unreachable-loop": "error",
    },
  },
];
