-- A first office: one community of two groups, four sectors and four building grids, two buildings and two
-- households, on invented ground. Copy this file, put your own names, codes and outlines in, and run it:
--
--     npm start -- --sql my-office.sql
--
-- It runs in one transaction, with the owner's rights, once for each time it is given: all of it or nothing. On
-- Supabase the same text goes into the SQL editor. Coordinates are longitude and latitude, WGS 84.

-- 1. Where it is. The projected system (EPSG) in which metres are measured: 32600 + the UTM zone, here zone 50.
update public.settings set value = '32650' where key = 'metric_srid';

-- 2. Codes. An area's code begins with its parent's: 9 digits the street office, 12 a community, 14 a group,
--    16 a sector, 18 a building grid (public.area_levels). A code is never used again for another place.
insert into public.area_codes (code, level, parent_code) values
  ('110199001',          0, null),
  ('110199001001',       1, '110199001'),
  ('11019900100101',     2, '110199001001'),
  ('11019900100102',     2, '110199001001'),
  ('1101990010010101',   3, '11019900100101'),
  ('1101990010010102',   3, '11019900100101'),
  ('1101990010010201',   3, '11019900100102'),
  ('1101990010010202',   3, '11019900100102'),
  ('110199001001010101', 4, '1101990010010101'),
  ('110199001001010201', 4, '1101990010010102'),
  ('110199001001020101', 4, '1101990010010201'),
  ('110199001001020201', 4, '1101990010010202');

-- 3. The street office and its communities, with the day since which they are in force.
insert into public.areas (code, parent_code, level, name, valid_from, outline) values
  ('110199001', null, 0, '示例街道', '2025-01-01',
    extensions.st_multi(extensions.st_makeenvelope(116.400, 39.900, 116.408, 39.906, 4326))),
  ('110199001001', '110199001', 1, '示例社区', '2025-01-01',
    extensions.st_multi(extensions.st_makeenvelope(116.400, 39.900, 116.408, 39.906, 4326)));

-- 4. The cells of a community are a plan, with the day since which it is in force. An outline may also be given as
--    extensions.st_geomfromgeojson('{"type":"MultiPolygon","coordinates":[…]}').
with plan as (
  insert into public.plans (community_code, name, status, valid_from)
  values ('110199001001', '首次划分', 'published', '2025-01-01')
  returning id
)
insert into public.areas (plan_id, code, parent_code, level, name, outline)
select plan.id, cell.code, cell.parent, cell.level, cell.name,
  extensions.st_multi(extensions.st_makeenvelope(cell.west, cell.south, cell.east, cell.north, 4326))
from plan, (values
  ('11019900100101',     '110199001001',     2, '第一小组', 116.400, 39.900, 116.404, 39.906),
  ('11019900100102',     '110199001001',     2, '第二小组', 116.404, 39.900, 116.408, 39.906),
  ('1101990010010101',   '11019900100101',   3, '第一地片', 116.400, 39.900, 116.404, 39.903),
  ('1101990010010102',   '11019900100101',   3, '第二地片', 116.400, 39.903, 116.404, 39.906),
  ('1101990010010201',   '11019900100102',   3, '第三地片', 116.404, 39.900, 116.408, 39.903),
  ('1101990010010202',   '11019900100102',   3, '第四地片', 116.404, 39.903, 116.408, 39.906),
  ('110199001001010101', '1101990010010101', 4, '01网格',   116.400, 39.900, 116.404, 39.903),
  ('110199001001010201', '1101990010010102', 4, '02网格',   116.400, 39.903, 116.404, 39.906),
  ('110199001001020101', '1101990010010201', 4, '03网格',   116.404, 39.900, 116.408, 39.903),
  ('110199001001020201', '1101990010010202', 4, '04网格',   116.404, 39.903, 116.408, 39.906)
) as cell (code, parent, level, name, west, south, east, north);

-- 5. Buildings belong to a building grid, households to a building.
insert into public.buildings (code, area_code, name, address, floors, footprint) values
  ('SL-0001', '110199001001010101', '示例1号楼', '示例路1号', 6,
    extensions.st_multi(extensions.st_makeenvelope(116.4010, 39.9010, 116.4016, 39.9012, 4326))),
  ('SL-0002', '110199001001020101', '示例2号楼', '示例路2号', 6,
    extensions.st_multi(extensions.st_makeenvelope(116.4050, 39.9010, 116.4056, 39.9012, 4326)));

insert into public.households (building_id, area_code, unit_no, floor, room_no, size)
select buildings.id, buildings.area_code, 1, 1, '101', 3
from public.buildings where buildings.code in ('SL-0001', 'SL-0002');

-- 6. The first administrator, who was made for the empty office, now works in this one; its provisional code goes.
--    Further accounts are given their roles by rows of public.role_grants (docs/access.md says who may what).
update public.role_grants set scope_code = '110199001' where scope_code = '000000000';
delete from public.area_codes where code = '000000000';
