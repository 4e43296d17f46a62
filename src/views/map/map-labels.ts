import { m } from '../../i18n/paraglide/messages.js';
import type { MapLabels } from '../../map/scene.ts';

/** The words that the map itself shows or says. */
export function mapLabels(): MapLabels {
  return {
    map: m.map_label(),
    zoom_in: m.map_zoom_in(),
    zoom_out: m.map_zoom_out(),
    north_up: m.map_north_up(),
    tilt: m.map_tilt(),
    flatten: m.map_flatten(),
    show_all: m.map_show_all(),
    review_number: m.map_review_number(),
    metres: m.map_metres(),
    kilometres: m.map_kilometres()
  };
}
