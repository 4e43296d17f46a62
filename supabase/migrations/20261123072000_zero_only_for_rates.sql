-- Why:     A decision could let any figure count as zero, even one of which less is better: no incident
--          open too late would then be praise for what was falsified.
-- Touches: a check on public.assessment_decisions.

-- The rates of which more is better (src/analysis/indicators/definitions.ts). Decisions made before stay
-- as they are, and can be taken back.
alter table public.assessment_decisions
  add constraint assessment_decisions_indicator_counts_up check (withdraws is not null or indicator in (
    'closing_on_time', 'closing', 'handling_on_time', 'handling', 'valid_reports', 'filing_accuracy', 'satisfaction')) not valid;
