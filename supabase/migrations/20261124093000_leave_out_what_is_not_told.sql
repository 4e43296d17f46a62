-- Why:     A grid worker's card of an area that is none of his said "fewer than 5, or withheld" of
--          thousands of people. Figures that he is not told are left out of it, as they are for
--          whoever is told none.
-- Touches: private.area_figures.

-- Definer: reads the protected figures, computes them where missing. Null where the caller is told none.
create or replace function private.area_figures(code text, as_of date)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  on_day date := private.effective_date(coalesce(area_figures.as_of, private.today()));
begin
  perform private.require_scope_with_figures(area_figures.code);
  if not private.covers(private.my_figure_scopes(), area_figures.code) then
    return null;
  end if;
  perform private.ensure_protected_counts(area_figures.code, on_day);
  return jsonb_build_object('as_of', on_day, 'figures', coalesce((
    select jsonb_object_agg(counts.measure, counts.value) from private.protected_counts as counts
    where counts.on_date = on_day and counts.code = area_figures.code), '{}'));
end;
$$;
