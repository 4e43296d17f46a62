-- Why:     A start of the embedded place used to open the default privileges again,
--          after the first migration had closed them. What has been made since is
--          granted by hand as before; this closes what comes next.
-- Touches: default privileges. Nothing that exists changes.

alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke execute on functions from anon, authenticated;
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
