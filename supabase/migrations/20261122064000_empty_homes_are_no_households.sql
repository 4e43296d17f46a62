-- Why:     A home that is known to be empty stands in the list of homes and counts as no household
--          (private.compute_protected_counts leaves it out), so a home that empties or is moved
--          into changes the figures.
-- Touches: the trigger on households that makes protected figures stale.

drop trigger forget_protected_counts on public.households;
create trigger forget_protected_counts after insert or delete or update of area_code, size, elders, minors, occupancy, registered_on, left_on on public.households
  for each row execute function private.tg_forget_protected_counts();
