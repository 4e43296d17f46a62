-- Default configuration: a sensible Chinese street office. Rows that exist are left alone.

insert into public.area_levels (level, code, name_zh, name_en, leader_zh, leader_en, code_length) values
  (0, 'street', '街道', 'Street office', '街道网格总长', 'Head of the street grid', 9),
  (1, 'community', '社区', 'Community', '社区网格总长', 'Head of the community grid', 12),
  (2, 'group', '小组', 'Group', '组长', 'Group leader', 14),
  (3, 'sector', '地片', 'Sector', '片长', 'Sector leader', 16),
  (4, 'building_grid', '楼栋网格', 'Building grid', '楼栋长', 'Building leader', 18)
on conflict do nothing;

insert into public.posts (code, name_zh, name_en, sort) values
  ('street_head', '街道网格总长', 'Head of the street grid', 1),
  ('community_head', '社区网格总长', 'Head of the community grid', 2),
  ('group_leader', '组长', 'Group leader', 3),
  ('sector_leader', '片长', 'Sector leader', 4),
  ('building_leader', '楼栋长', 'Building leader', 5),
  ('grid_manager', '网管员', 'Grid manager', 6),
  ('informant', '信息员', 'Informant', 7),
  ('liaison', '联络员', 'Liaison', 8),
  ('sentiment_officer', '民情员', 'Sentiment officer', 9),
  ('police', '社区民警', 'Community police officer', 10),
  ('volunteer', '志愿者', 'Volunteer', 11),
  ('acceptor', '受理员', 'Acceptor', 12),
  ('shift_leader', '值班长', 'Shift leader', 13),
  ('dispatcher', '派遣员', 'Dispatcher', 14),
  ('handler', '处置人员', 'Handler', 15)
on conflict do nothing;

insert into public.hardship_categories (code, name_zh, name_en, sort) values
  ('dibao', '低保', 'Minimum living allowance', 1),
  ('tekun', '特困供养', 'Support for the destitute', 2),
  ('dibao_edge', '低保边缘', 'Just above the allowance', 3),
  ('rigid_expense', '刚性支出困难', 'Crushed by necessary expenses', 4),
  ('poverty_relapse', '防返贫监测', 'Watched for a return to poverty', 5),
  ('housing', '住房困难', 'Housing need', 6),
  ('unemployed', '失业', 'Unemployed', 7),
  ('disabled', '残疾', 'Disabled', 8),
  ('empty_nest', '空巢老人', 'Empty-nest elders', 9),
  ('left_behind', '留守', 'Left behind', 10),
  ('orphan', '孤儿及事实无人抚养', 'Orphans and children without care', 11),
  ('severe_illness', '重病', 'Severe illness', 12),
  ('lost_only_child', '失独', 'Lost their only child', 13),
  ('other', '其他困难', 'Other need', 14)
on conflict do nothing;

insert into public.hardship_subtypes (category_code, code, name_zh, name_en, sort) values
  ('housing', 'none', '无房', 'No home', 1), ('housing', 'below_5', '人均5平方米以下', 'Up to 5 m² a person', 2),
  ('housing', 'below_6', '人均5至6平方米', '5 to 6 m² a person', 3), ('housing', 'below_7', '人均6至7平方米', '6 to 7 m² a person', 4),
  ('housing', 'below_8', '人均7至8平方米', '7 to 8 m² a person', 5), ('housing', 'below_9', '人均8至9平方米', '8 to 9 m² a person', 6),
  ('housing', 'below_10', '人均9至10平方米', '9 to 10 m² a person', 7),
  ('unemployed', 'registered', '登记失业', 'Registered', 1), ('unemployed', 'zero_employment_family', '零就业家庭', 'Nobody in the family employed', 2),
  ('unemployed', 'age_40_50', '"4050"人员', 'Women over 40, men over 50', 3), ('unemployed', 'long_term', '长期失业', 'Long term', 4),
  ('disabled', 'vision', '视力', 'Vision', 1), ('disabled', 'hearing', '听力', 'Hearing', 2), ('disabled', 'speech', '言语', 'Speech', 3),
  ('disabled', 'limb', '肢体', 'Limb', 4), ('disabled', 'intellectual', '智力', 'Intellectual', 5), ('disabled', 'mental', '精神', 'Mental', 6),
  ('disabled', 'multiple', '多重', 'Multiple', 7),
  ('empty_nest', 'living_alone', '独居', 'Living alone', 1), ('empty_nest', 'couple', '夫妻同住', 'Couple', 2),
  ('left_behind', 'child', '留守儿童', 'Child', 1), ('left_behind', 'elder', '留守老人', 'Elder', 2), ('left_behind', 'woman', '留守妇女', 'Woman', 3),
  ('other', 'widow', '遗属', 'Widows and survivors', 1)
on conflict do nothing;

insert into public.facility_kinds (code, group_code, name_zh, name_en, sort) values
  ('service_hall', 'civic', '便民服务大厅', 'One-stop service hall', 1),
  ('police_room', 'civic', '社区警务室', 'Police room', 2),
  ('committee_office', 'civic', '居委会', 'Residents'' committee', 3),
  ('health_station', 'medical', '社区卫生服务站', 'Health station', 4),
  ('hospital', 'medical', '医院', 'Hospital', 5),
  ('pharmacy', 'medical', '药店', 'Pharmacy', 6),
  ('elder_day_care', 'elder', '老年人日间照料中心', 'Day care for elders', 7),
  ('elder_canteen', 'elder', '长者食堂', 'Elders'' canteen', 8),
  ('nursing_home', 'elder', '养老院', 'Nursing home', 9),
  ('rehabilitation', 'disabled', '残疾人康复站', 'Rehabilitation station', 10),
  ('kindergarten', 'education', '幼儿园', 'Kindergarten', 11),
  ('school', 'education', '学校', 'School', 12),
  ('college', 'education', '院校', 'College', 13),
  ('reading_room', 'culture', '图书阅览室', 'Reading room', 14),
  ('activity_room', 'culture', '文化活动室', 'Activity room', 15),
  ('sports_ground', 'sport', '健身场地', 'Sports ground', 16),
  ('market', 'shop', '农贸市场', 'Market', 17),
  ('convenience_store', 'shop', '便利店', 'Convenience store', 18),
  ('supermarket', 'shop', '超市', 'Supermarket', 19),
  ('restaurant', 'shop', '餐饮', 'Restaurant', 20),
  ('shop', 'shop', '商铺', 'Shop', 21),
  ('bank', 'shop', '银行', 'Bank', 22),
  ('post_office', 'shop', '邮政快递', 'Post and parcels', 23),
  ('waste_point', 'environment', '垃圾分类投放点', 'Waste point', 24),
  ('toilet', 'environment', '公共厕所', 'Public toilet', 25),
  ('parking', 'traffic', '停车场', 'Parking', 26),
  ('bus_stop', 'traffic', '公交站', 'Bus stop', 27),
  ('charging', 'traffic', '充电站', 'Charging station', 28),
  ('fire_station', 'safety', '微型消防站', 'Small fire station', 29),
  ('shelter', 'safety', '应急避难场所', 'Emergency shelter', 30),
  ('worship', 'other', '宗教场所', 'Place of worship', 31),
  ('other', 'other', '其他设施', 'Other facility', 32)
on conflict do nothing;

insert into public.incident_categories (code, kind, group_zh, group_en, name_zh, name_en, restricted, sort) values
  ('B0101', 'component', '公用设施', 'Utilities', '上水井盖', 'Water manhole', false, 1),
  ('B0102', 'component', '公用设施', 'Utilities', '污水井盖', 'Sewer manhole', false, 2),
  ('B0137', 'component', '公用设施', 'Utilities', '路灯', 'Street lamp', false, 3),
  ('B0146', 'component', '公用设施', 'Utilities', '户外健身设施', 'Outdoor fitness equipment', false, 4),
  ('B0217', 'component', '道路交通设施', 'Road facilities', '交通护栏', 'Guard rail', false, 5),
  ('B0225', 'component', '道路交通设施', 'Road facilities', '非机动车停放点', 'Bicycle parking', false, 6),
  ('B0305', 'component', '市容环境设施', 'Street environment', '垃圾箱', 'Waste bin', false, 7),
  ('B0402', 'component', '园林绿化设施', 'Greenery', '行道树', 'Street tree', false, 8),
  ('S0101', 'event', '市容环境', 'Street environment', '私搭乱建', 'Unlawful structure', false, 11),
  ('S0110', 'event', '市容环境', 'Street environment', '暴露生活垃圾', 'Exposed household waste', false, 12),
  ('S0111', 'event', '市容环境', 'Street environment', '积存垃圾渣土', 'Heaped rubbish and soil', false, 13),
  ('S0112', 'event', '市容环境', 'Street environment', '道路不洁', 'Dirty road', false, 14),
  ('S0113', 'event', '市容环境', 'Street environment', '道路破损', 'Damaged road', false, 15),
  ('S0117', 'event', '市容环境', 'Street environment', '绿地脏乱', 'Littered green', false, 16),
  ('S0128', 'event', '市容环境', 'Street environment', '商业噪音', 'Noise from business', false, 17),
  ('S0136', 'event', '市容环境', 'Street environment', '乱堆物堆料', 'Goods piled up', false, 18),
  ('S0184', 'event', '市容环境', 'Street environment', '违规养犬', 'Dog kept against the rules', false, 19),
  ('S0201', 'event', '宣传广告', 'Advertising', '非法小广告', 'Illegal small ads', false, 21),
  ('S0301', 'event', '施工管理', 'Building works', '施工扰民', 'Disturbance by works', false, 22),
  ('S0304', 'event', '施工管理', 'Building works', '工地扬尘', 'Dust from a site', false, 23),
  ('S0401', 'event', '街面秩序', 'Street order', '无照经营游商', 'Unlicensed vendor', false, 24),
  ('S0406', 'event', '街面秩序', 'Street order', '占道经营', 'Trading on the road', false, 25),
  ('S0410', 'event', '街面秩序', 'Street order', '非机动车乱停放', 'Bicycles parked anyhow', false, 26),
  ('S0496', 'event', '街面秩序', 'Street order', '占用消防通道', 'Fire lane blocked', false, 27),
  ('S0501', 'event', '突发事件', 'Emergencies', '供水管道破裂', 'Burst water pipe', false, 31),
  ('S0502', 'event', '突发事件', 'Emergencies', '燃气管道破裂', 'Burst gas pipe', false, 32),
  ('S0505', 'event', '突发事件', 'Emergencies', '路面塌陷', 'Sunken road', false, 33),
  ('S0507', 'event', '突发事件', 'Emergencies', '积雪积冰', 'Snow and ice', false, 34),
  ('C01', 'people', '社区民生', 'Community matters', '矛盾纠纷', 'Dispute', true, 41),
  ('C02', 'people', '社区民生', 'Community matters', '民生服务诉求', 'Request for a service', false, 42),
  ('C03', 'people', '社区民生', 'Community matters', '消防安全隐患', 'Fire hazard', false, 43),
  ('C04', 'people', '社区民生', 'Community matters', '用电用气隐患', 'Electric or gas hazard', false, 44),
  ('C05', 'people', '社区民生', 'Community matters', '房屋安全', 'Safety of a building', false, 45),
  ('C06', 'people', '社区民生', 'Community matters', '物业问题', 'Property management', false, 46),
  ('C07', 'people', '社区民生', 'Community matters', '特殊人群关怀', 'Care for special groups', true, 47),
  ('C08', 'people', '社区民生', 'Community matters', '困难求助', 'Call for help in need', true, 48),
  ('C09', 'people', '社区民生', 'Community matters', '信息采集变更', 'Change of registered data', true, 49),
  ('C10', 'people', '社区民生', 'Community matters', '治安线索', 'Public order tip', true, 50),
  ('C12', 'people', '社区民生', 'Community matters', '公共卫生', 'Public health', false, 51),
  ('C13', 'people', '社区民生', 'Community matters', '邻里噪声', 'Noise among neighbours', true, 52),
  ('C14', 'people', '社区民生', 'Community matters', '电动车飞线充电', 'E-bike charged by a loose cable', false, 53),
  ('C15', 'people', '社区民生', 'Community matters', '高空抛物', 'Objects thrown from a height', false, 54)
on conflict do nothing;

insert into public.incident_conditions (category_code, name_zh, name_en, limit_value, limit_unit, is_default)
select defaults.code, '一般', 'Usual', defaults.value, defaults.unit, true
from (values
  ('B0101', 4, 'work_hour'), ('B0102', 4, 'work_hour'), ('B0137', 3, 'work_day'), ('B0146', 5, 'work_day'), ('B0217', 3, 'work_day'),
  ('B0225', 2, 'work_day'), ('B0305', 1, 'work_day'), ('B0402', 3, 'work_day'),
  ('S0101', 15, 'natural_day'), ('S0110', 4, 'work_hour'), ('S0111', 5, 'work_day'), ('S0112', 2, 'work_hour'), ('S0113', 5, 'work_day'),
  ('S0117', 4, 'work_hour'), ('S0128', 2, 'urgent_hour'), ('S0136', 1, 'work_day'), ('S0184', 1, 'work_day'), ('S0201', 1, 'work_day'),
  ('S0301', 2, 'urgent_hour'), ('S0304', 2, 'work_hour'), ('S0401', 2, 'urgent_hour'), ('S0406', 2, 'urgent_hour'), ('S0410', 2, 'work_hour'),
  ('S0496', 2, 'work_hour'), ('S0501', 1, 'urgent_hour'), ('S0502', 1, 'urgent_hour'), ('S0505', 2, 'urgent_hour'), ('S0507', 4, 'work_hour'),
  ('C01', 3, 'work_day'), ('C02', 3, 'work_day'), ('C03', 1, 'work_day'), ('C04', 4, 'work_hour'), ('C05', 2, 'work_day'), ('C06', 5, 'work_day'),
  ('C07', 1, 'work_day'), ('C08', 1, 'work_day'), ('C09', 2, 'work_day'), ('C10', 2, 'urgent_hour'), ('C12', 1, 'work_day'), ('C13', 1, 'work_day'),
  ('C14', 4, 'work_hour'), ('C15', 2, 'urgent_hour')) as defaults (code, value, unit)
where not exists (select 1 from public.incident_conditions where incident_conditions.category_code = defaults.code and incident_conditions.is_default);

insert into public.settings (key, value, purpose) values
  ('time_zone', '"Asia/Shanghai"', 'Time zone of the office: what "today" and "this month" mean.'),
  ('metric_srid', '32650', 'Projected system (EPSG) in which squares of a metre size are laid; the UTM zone of the office.'),
  ('protection', '{"k": 5, "min_households": 10, "base": 5}', 'Protected counts: threshold, least households of a cell, base of the rounding. Changed by the owner of the database only.')
on conflict do nothing;
