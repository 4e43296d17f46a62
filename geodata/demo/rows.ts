// Rows as the tables take them; columns in the tables' own names. Times are milliseconds since 1970, dates YYYY-MM-DD.
import type { Degrees } from './ground/frame.ts';

export interface OrganisationRow {
  id: number;
  kind: string;
  name: string;
  parent_id: number | null;
  area_code: string;
}

export interface StaffRow {
  id: string;
  name: string;
  organisation_id: number;
  area_code: string;
  skills: string[];
  status: 'active' | 'on_leave' | 'left';
  phone: string | null;
  /** Address of the demonstration account that this person signs in with. */
  account: string | null;
}

export interface AssignmentRow {
  staff_id: string;
  area_code: string;
  post_code: string;
  rank: 'primary' | 'backup';
  valid_from: string;
  valid_to: string | null;
}

export interface FacilityRow {
  id: number;
  kind_code: string;
  name: string;
  at: Degrees;
  area_code: string;
  building_id: number | null;
  capacity: number | null;
  capacity_used: number | null;
  open_hours: string | null;
  accessible: boolean | null;
  status: 'open' | 'closed' | 'planned';
}

export interface HouseholdRow {
  id: number;
  building_id: number;
  area_code: string;
  unit_no: number | null;
  floor: number | null;
  room_no: string;
  occupancy: 'owner' | 'rent' | 'vacant' | 'unknown';
  size: number;
  elders: number;
  minors: number;
  head_name: string | null;
  head_id_no: string | null;
  phone: string | null;
  registered_on: string;
  left_on: string | null;
}

export interface CaseRow {
  id: number;
  household_id: number;
  area_code: string;
  category_code: string;
  subtype_code: string | null;
  grade: string | null;
  persons: number;
  source: string;
  status: 'candidate' | 'confirmed' | 'suspended' | 'ended';
  valid_from: string;
  valid_to: string | null;
  next_review_on: string | null;
  responsible_staff_id: string | null;
  visit_every_days: number | null;
}

export interface VisitRow {
  household_id: number;
  area_code: string;
  case_id: number;
  staff_id: string | null;
  visited_at: number;
  mode: 'home' | 'phone' | 'video';
  changed: boolean;
  needs: string[];
  given: string;
  note: string;
}

export interface IncidentRow {
  id: number;
  case_no: string;
  category_code: string;
  condition_id: number | null;
  title: string;
  description: string;
  source: string;
  at: Degrees | null;
  address: string;
  area_code: string;
  building_id: number | null;
  level: string;
  urgency: number;
  state: string;
  limit_value: number | null;
  limit_unit: string | null;
  reported_at: number;
  filed_at: number | null;
  dispatched_at: number | null;
  due_at: number | null;
  handled_at: number | null;
  closed_at: number | null;
  organisation_id: number | null;
  handler_staff_id: string | null;
  reported_by: string | null;
  duplicate_of: number | null;
  rework_count: number;
  satisfaction: number | null;
}

export interface FlowRow {
  incident_id: number;
  at: number;
  action: string;
  from_state: string | null;
  to_state: string;
  actor_staff_id: string | null;
  actor_post: string | null;
  opinion: string;
}

export interface ReporterRow {
  incident_id: number;
  name: string | null;
  phone: string | null;
  is_anonymous: boolean;
  need_reply: boolean;
}
