/** What a user may be, in the order in which the sign-in page of the demonstration offers them. */
export const ROLES = [
  'leader',
  'planner',
  'supervisor',
  'grid_worker',
  'data_steward',
  'community_admin',
  'administrator',
  'wall'
] as const;
export type Role = (typeof ROLES)[number];

/** Who may enter the review room. Grid workers and walls have pages of their own. */
export const REVIEWERS: readonly Role[] = [
  'leader',
  'planner',
  'supervisor',
  'community_admin',
  'data_steward',
  'administrator'
];
