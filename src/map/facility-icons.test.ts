import { expect, it } from 'vitest';
import { ICONS, facilityIcon } from './facility-icons.ts';

it.each([
  ['service_hall', 'hall'],
  ['police_room', 'police'],
  ['health_station', 'clinic'],
  ['elder_canteen', 'meal'],
  ['elder_day_care', 'care'],
  ['nursing_home', 'care'],
  ['kindergarten', 'child'],
  ['rehabilitation', 'accessibility'],
  ['post_office', 'post'],
  ['supermarket', 'basket'],
  ['parking', 'parking'],
  ['charging', 'charging'],
  ['sports_ground', 'sport'],
  ['fire_station', 'fire'],
  ['reading_room', 'book']
])('%s is shown as %s', (kind, icon) => {
  expect(facilityIcon(kind)).toBe(icon);
  expect(ICONS[icon]).toBeDefined();
});

it('a kind nobody foresaw gets a plain mark', () => {
  expect(facilityIcon('xyzzy')).toBe('dot');
});
