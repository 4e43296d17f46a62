import {
  Accessibility,
  Baby,
  Bike,
  BookOpen,
  Building2,
  Bus,
  Church,
  CircleDot,
  Dumbbell,
  Flame,
  Fuel,
  HeartHandshake,
  Hospital,
  House,
  Landmark,
  Mailbox,
  Pill,
  PlugZap,
  Recycle,
  Scale,
  School,
  Shield,
  ShoppingBasket,
  SquareParking,
  Stethoscope,
  Store,
  Toilet,
  Trees,
  TriangleAlert,
  Users,
  Utensils,
  type IconNode
} from 'lucide';

/** Shapes of the icons, by our own names for them. */
export const ICONS: Readonly<Record<string, IconNode>> = {
  accessibility: Accessibility,
  bank: Landmark,
  basket: ShoppingBasket,
  bicycle: Bike,
  book: BookOpen,
  bus: Bus,
  care: HeartHandshake,
  charging: PlugZap,
  child: Baby,
  clinic: Stethoscope,
  dot: CircleDot,
  fire: Flame,
  fuel: Fuel,
  hall: Building2,
  home: House,
  hospital: Hospital,
  law: Scale,
  meal: Utensils,
  park: Trees,
  parking: SquareParking,
  people: Users,
  pharmacy: Pill,
  police: Shield,
  post: Mailbox,
  recycle: Recycle,
  school: School,
  shelter: TriangleAlert,
  shop: Store,
  sport: Dumbbell,
  toilet: Toilet,
  worship: Church
};

/**
 * Words in a kind's code, first match wins, and the icon they mean. Kinds are configuration, so a code that says
 * nothing here gets a plain mark and not an error.
 */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/post_office|parcel|courier/, 'post'],
  [/charging/, 'charging'],
  [/kindergarten|nursery|child/, 'child'],
  [/school|college|university|education/, 'school'],
  [/hospital/, 'hospital'],
  [/pharmacy|chemist/, 'pharmacy'],
  [/clinic|health|doctor|dentist|medical/, 'clinic'],
  [/canteen|meal|restaurant|cafe|dining|food/, 'meal'],
  [/elder|senior|care|welfare|nursing|charity|relief/, 'care'],
  [/disab|rehab|accessib/, 'accessibility'],
  [/police|security|guard|patrol/, 'police'],
  [/fire/, 'fire'],
  [/law|legal|court|mediation|judicial/, 'law'],
  [
    /service_hall|service_centre|service_center|townhall|government|committee|party|office|station_house/,
    'hall'
  ],
  [/library|reading|culture|theatre|cinema|museum/, 'book'],
  [/sport|fitness|gym|playground|pitch/, 'sport'],
  [/park$|garden|square|green/, 'park'],
  [/parking/, 'parking'],
  [/bicycle|bike/, 'bicycle'],
  [/bus|transport|metro/, 'bus'],
  [/fuel|gas/, 'fuel'],
  [/toilet/, 'toilet'],
  [/waste|recycl|rubbish|garbage/, 'recycle'],
  [/market|grocer|supermarket|convenience/, 'basket'],
  [/shop|store|mall|retail|hair|laundry/, 'shop'],
  [/bank|atm|finance/, 'bank'],
  [/worship|temple|church|mosque/, 'worship'],
  [/shelter|refuge|emergency/, 'shelter'],
  [/activity|community|meeting|volunteer|social/, 'people'],
  [/housing|hostel|dormitory|lodging|hotel/, 'home']
];

/** The icon of a kind of facility. */
export function facilityIcon(kind: string): string {
  return WORDS.find(([words]) => words.test(kind))?.[1] ?? 'dot';
}
