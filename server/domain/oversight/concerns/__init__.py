"""Questions, complaints, and what somebody could not get done (咨询投诉、办不成事)."""
