/** How an incident stands against its time limit, from calm to urgent to done. */
export const LAMPS = ['on_time', 'nearly_due', 'late', 'settled'] as const;
export type Lamp = (typeof LAMPS)[number];
