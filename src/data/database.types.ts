// Generated from the migrations by `npm run db:types`. Not to be edited by hand.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      area_codes: {
        Row: {
          code: string;
          issued_on: string;
          level: number;
          parent_code: string | null;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          issued_on?: string;
          level: number;
          parent_code?: string | null;
        };
        Update: {
          code?: string;
          issued_on?: string;
          level?: number;
          parent_code?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'area_codes_level_fkey';
            columns: ['level'];
            isOneToOne: false;
            referencedRelation: 'area_levels';
            referencedColumns: ['level'];
          },
          {
            foreignKeyName: 'area_codes_parent_code_fkey';
            columns: ['parent_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          }
        ];
      };
      area_levels: {
        Row: {
          code: string;
          code_length: number;
          leader_en: string;
          leader_zh: string;
          level: number;
          name_en: string;
          name_zh: string;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          code_length: number;
          leader_en: string;
          leader_zh: string;
          level: number;
          name_en: string;
          name_zh: string;
        };
        Update: {
          code?: string;
          code_length?: number;
          leader_en?: string;
          leader_zh?: string;
          level?: number;
          name_en?: string;
          name_zh?: string;
        };
        Relationships: [];
      };
      areas: {
        Row: {
          code: string;
          id: number;
          kind: string;
          level: number;
          name: string;
          outline: unknown;
          parent_code: string | null;
          plan_id: number | null;
          valid_from: string | null;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          id?: number;
          kind?: string;
          level: number;
          name: string;
          outline: unknown;
          parent_code?: string | null;
          plan_id?: number | null;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Update: {
          code?: string;
          id?: number;
          kind?: string;
          level?: number;
          name?: string;
          outline?: unknown;
          parent_code?: string | null;
          plan_id?: number | null;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'areas_code_fkey';
            columns: ['code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'areas_level_fkey';
            columns: ['level'];
            isOneToOne: false;
            referencedRelation: 'area_levels';
            referencedColumns: ['level'];
          },
          {
            foreignKeyName: 'areas_parent_code_fkey';
            columns: ['parent_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'areas_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          }
        ];
      };
      assessment_decisions: {
        Row: {
          area_code: string;
          decided_at: string;
          decided_by: string;
          from_date: string;
          id: number;
          indicator: string;
          reason: string;
          staff_id: string | null;
          to_date: string;
          withdraws: number | null;
        };
        ComputedFields: never;
        Insert: {
          area_code: string;
          decided_at?: string;
          decided_by?: string;
          from_date: string;
          id?: number;
          indicator: string;
          reason: string;
          staff_id?: string | null;
          to_date: string;
          withdraws?: number | null;
        };
        Update: {
          area_code?: string;
          decided_at?: string;
          decided_by?: string;
          from_date?: string;
          id?: number;
          indicator?: string;
          reason?: string;
          staff_id?: string | null;
          to_date?: string;
          withdraws?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'assessment_decisions_area_code_fkey';
            columns: ['area_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'assessment_decisions_staff_id_fkey';
            columns: ['staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assessment_decisions_withdraws_area_code_from_date_to_date_fkey';
            columns: ['withdraws', 'area_code', 'from_date', 'to_date', 'indicator'];
            isOneToOne: false;
            referencedRelation: 'assessment_decisions';
            referencedColumns: ['id', 'area_code', 'from_date', 'to_date', 'indicator'];
          }
        ];
      };
      assignments: {
        Row: {
          area_code: string;
          id: number;
          post_code: string;
          rank: string;
          staff_id: string;
          valid_from: string;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          area_code: string;
          id?: number;
          post_code: string;
          rank?: string;
          staff_id: string;
          valid_from: string;
          valid_to?: string | null;
        };
        Update: {
          area_code?: string;
          id?: number;
          post_code?: string;
          rank?: string;
          staff_id?: string;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'assignments_area_code_fkey';
            columns: ['area_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'assignments_post_code_fkey';
            columns: ['post_code'];
            isOneToOne: false;
            referencedRelation: 'posts';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'assignments_staff_id_fkey';
            columns: ['staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff';
            referencedColumns: ['id'];
          }
        ];
      };
      audit_log: {
        Row: {
          action: string;
          at: string;
          detail: NonNullable<Json>;
          id: number;
          scope_code: string | null;
          subject: string;
          subject_id: string;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          action: string;
          at?: string;
          detail?: NonNullable<Json>;
          id?: number;
          scope_code?: string | null;
          subject: string;
          subject_id: string;
          user_id?: string | null;
        };
        Update: {
          action?: string;
          at?: string;
          detail?: NonNullable<Json>;
          id?: number;
          scope_code?: string | null;
          subject?: string;
          subject_id?: string;
          user_id?: string | null;
        };
        Relationships: [];
      };
      building_areas: {
        Row: {
          area_code: string;
          building_id: number;
          valid_from: string;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          area_code: string;
          building_id: number;
          valid_from: string;
          valid_to?: string | null;
        };
        Update: {
          area_code?: string;
          building_id?: number;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'building_areas_area_code_fkey';
            columns: ['area_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'building_areas_building_id_fkey';
            columns: ['building_id'];
            isOneToOne: false;
            referencedRelation: 'buildings';
            referencedColumns: ['id'];
          }
        ];
      };
      buildings: {
        Row: {
          address: string;
          area_code: string;
          building_no: string;
          built_year: number | null;
          code: string;
          danger_grade: string | null;
          easting_m: number | null;
          estate_name: string;
          floors: number | null;
          floors_estimated: boolean;
          footprint: unknown;
          id: number;
          name: string;
          northing_m: number | null;
          source_ref: string | null;
          units: number | null;
          updated_at: string;
          use: string;
        };
        ComputedFields: never;
        Insert: {
          address?: string;
          area_code: string;
          building_no?: string;
          built_year?: number | null;
          code: string;
          danger_grade?: string | null;
          easting_m?: number | null;
          estate_name?: string;
          floors?: number | null;
          floors_estimated?: boolean;
          footprint: unknown;
          id?: number;
          name?: string;
          northing_m?: number | null;
          source_ref?: string | null;
          units?: number | null;
          updated_at?: string;
          use?: string;
        };
        Update: {
          address?: string;
          area_code?: string;
          building_no?: string;
          built_year?: number | null;
          code?: string;
          danger_grade?: string | null;
          easting_m?: number | null;
          estate_name?: string;
          floors?: number | null;
          floors_estimated?: boolean;
          footprint?: unknown;
          id?: number;
          name?: string;
          northing_m?: number | null;
          source_ref?: string | null;
          units?: number | null;
          updated_at?: string;
          use?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'buildings_area_code_fkey';
            columns: ['area_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          }
        ];
      };
      facilities: {
        Row: {
          accessible: boolean | null;
          area_code: string;
          building_id: number | null;
          capacity: number | null;
          capacity_used: number | null;
          closed_on: string | null;
          entrance: unknown;
          id: number;
          kind_code: string;
          location: unknown;
          name: string;
          open_hours: string | null;
          opened_on: string | null;
          organisation_id: number | null;
          status: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          accessible?: boolean | null;
          area_code: string;
          building_id?: number | null;
          capacity?: number | null;
          capacity_used?: number | null;
          closed_on?: string | null;
          entrance?: unknown;
          id?: number;
          kind_code: string;
          location: unknown;
          name: string;
          open_hours?: string | null;
          opened_on?: string | null;
          organisation_id?: number | null;
          status?: string;
          updated_at?: string;
        };
        Update: {
          accessible?: boolean | null;
          area_code?: string;
          building_id?: number | null;
          capacity?: number | null;
          capacity_used?: number | null;
          closed_on?: string | null;
          entrance?: unknown;
          id?: number;
          kind_code?: string;
          location?: unknown;
          name?: string;
          open_hours?: string | null;
          opened_on?: string | null;
          organisation_id?: number | null;
          status?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'facilities_area_code_fkey';
            columns: ['area_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'facilities_building_id_fkey';
            columns: ['building_id'];
            isOneToOne: false;
            referencedRelation: 'buildings';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'facilities_kind_code_fkey';
            columns: ['kind_code'];
            isOneToOne: false;
            referencedRelation: 'facility_kinds';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'facilities_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          }
        ];
      };
      facility_kinds: {
        Row: {
          code: string;
          group_code: string;
          name_en: string;
          name_zh: string;
          sort: number;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          group_code: string;
          name_en: string;
          name_zh: string;
          sort?: number;
        };
        Update: {
          code?: string;
          group_code?: string;
          name_en?: string;
          name_zh?: string;
          sort?: number;
        };
        Relationships: [];
      };
      ground_features: {
        Row: {
          area_code: string;
          bridge: boolean;
          class: string;
          id: number;
          kind: string;
          name: string | null;
          name_en: string | null;
          shape: unknown;
          tunnel: boolean;
        };
        ComputedFields: never;
        Insert: {
          area_code: string;
          bridge?: boolean;
          class?: string;
          id?: number;
          kind: string;
          name?: string | null;
          name_en?: string | null;
          shape: unknown;
          tunnel?: boolean;
        };
        Update: {
          area_code?: string;
          bridge?: boolean;
          class?: string;
          id?: number;
          kind?: string;
          name?: string | null;
          name_en?: string | null;
          shape?: unknown;
          tunnel?: boolean;
        };
        Relationships: [
          {
            foreignKeyName: 'ground_features_area_code_fkey';
            columns: ['area_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          }
        ];
      };
      hardship_cases: {
        Row: {
          area_code: string;
          category_code: string;
          grade: string | null;
          household_id: number;
          id: number;
          next_review_on: string | null;
          persons: number;
          responsible_staff_id: string | null;
          source: string;
          status: string;
          subtype_code: string | null;
          updated_at: string;
          valid_from: string;
          valid_to: string | null;
          visit_every_days: number | null;
        };
        ComputedFields: never;
        Insert: {
          area_code: string;
          category_code: string;
          grade?: string | null;
          household_id: number;
          id?: number;
          next_review_on?: string | null;
          persons?: number;
          responsible_staff_id?: string | null;
          source?: string;
          status?: string;
          subtype_code?: string | null;
          updated_at?: string;
          valid_from: string;
          valid_to?: string | null;
          visit_every_days?: number | null;
        };
        Update: {
          area_code?: string;
          category_code?: string;
          grade?: string | null;
          household_id?: number;
          id?: number;
          next_review_on?: string | null;
          persons?: number;
          responsible_staff_id?: string | null;
          source?: string;
          status?: string;
          subtype_code?: string | null;
          updated_at?: string;
          valid_from?: string;
          valid_to?: string | null;
          visit_every_days?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'hardship_cases_category_code_fkey';
            columns: ['category_code'];
            isOneToOne: false;
            referencedRelation: 'hardship_categories';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'hardship_cases_category_code_subtype_code_fkey';
            columns: ['category_code', 'subtype_code'];
            isOneToOne: false;
            referencedRelation: 'hardship_subtypes';
            referencedColumns: ['category_code', 'code'];
          },
          {
            foreignKeyName: 'hardship_cases_household_id_area_code_fkey';
            columns: ['household_id', 'area_code'];
            isOneToOne: false;
            referencedRelation: 'households';
            referencedColumns: ['id', 'area_code'];
          },
          {
            foreignKeyName: 'hardship_cases_responsible_staff_id_fkey';
            columns: ['responsible_staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff';
            referencedColumns: ['id'];
          }
        ];
      };
      hardship_categories: {
        Row: {
          code: string;
          name_en: string;
          name_zh: string;
          sort: number;
          standard_version: string | null;
          valid_from: string;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          name_en: string;
          name_zh: string;
          sort?: number;
          standard_version?: string | null;
          valid_from?: string;
          valid_to?: string | null;
        };
        Update: {
          code?: string;
          name_en?: string;
          name_zh?: string;
          sort?: number;
          standard_version?: string | null;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [];
      };
      hardship_subtypes: {
        Row: {
          category_code: string;
          code: string;
          name_en: string;
          name_zh: string;
          sort: number;
        };
        ComputedFields: never;
        Insert: {
          category_code: string;
          code: string;
          name_en: string;
          name_zh: string;
          sort?: number;
        };
        Update: {
          category_code?: string;
          code?: string;
          name_en?: string;
          name_zh?: string;
          sort?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'hardship_subtypes_category_code_fkey';
            columns: ['category_code'];
            isOneToOne: false;
            referencedRelation: 'hardship_categories';
            referencedColumns: ['code'];
          }
        ];
      };
      households: {
        Row: {
          area_code: string;
          building_id: number;
          elders: number;
          floor: number | null;
          head_id_no: string | null;
          head_name: string | null;
          head_name_masked: string | null;
          id: number;
          left_on: string | null;
          minors: number;
          occupancy: string;
          phone: string | null;
          registered_on: string;
          room_no: string;
          size: number;
          unit_no: number | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          area_code: string;
          building_id: number;
          elders?: number;
          floor?: number | null;
          head_id_no?: string | null;
          head_name?: string | null;
          head_name_masked?: never;
          id?: number;
          left_on?: string | null;
          minors?: number;
          occupancy?: string;
          phone?: string | null;
          registered_on?: string;
          room_no?: string;
          size?: number;
          unit_no?: number | null;
          updated_at?: string;
        };
        Update: {
          area_code?: string;
          building_id?: number;
          elders?: number;
          floor?: number | null;
          head_id_no?: string | null;
          head_name?: string | null;
          head_name_masked?: never;
          id?: number;
          left_on?: string | null;
          minors?: number;
          occupancy?: string;
          phone?: string | null;
          registered_on?: string;
          room_no?: string;
          size?: number;
          unit_no?: number | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'households_building_id_area_code_fkey';
            columns: ['building_id', 'area_code'];
            isOneToOne: false;
            referencedRelation: 'buildings';
            referencedColumns: ['id', 'area_code'];
          }
        ];
      };
      incident_categories: {
        Row: {
          code: string;
          group_en: string;
          group_zh: string;
          kind: string;
          name_en: string;
          name_zh: string;
          restricted: boolean;
          sort: number;
          standard_version: string | null;
          valid_from: string;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          group_en: string;
          group_zh: string;
          kind: string;
          name_en: string;
          name_zh: string;
          restricted?: boolean;
          sort?: number;
          standard_version?: string | null;
          valid_from?: string;
          valid_to?: string | null;
        };
        Update: {
          code?: string;
          group_en?: string;
          group_zh?: string;
          kind?: string;
          name_en?: string;
          name_zh?: string;
          restricted?: boolean;
          sort?: number;
          standard_version?: string | null;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [];
      };
      incident_conditions: {
        Row: {
          category_code: string;
          id: number;
          is_default: boolean;
          limit_unit: string;
          limit_value: number;
          name_en: string;
          name_zh: string;
        };
        ComputedFields: never;
        Insert: {
          category_code: string;
          id?: number;
          is_default?: boolean;
          limit_unit: string;
          limit_value: number;
          name_en: string;
          name_zh: string;
        };
        Update: {
          category_code?: string;
          id?: number;
          is_default?: boolean;
          limit_unit?: string;
          limit_value?: number;
          name_en?: string;
          name_zh?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'incident_conditions_category_code_fkey';
            columns: ['category_code'];
            isOneToOne: false;
            referencedRelation: 'incident_categories';
            referencedColumns: ['code'];
          }
        ];
      };
      incident_flow: {
        Row: {
          action: string;
          actor_post: string | null;
          actor_staff_id: string | null;
          at: string;
          from_state: string | null;
          id: number;
          incident_id: number;
          opinion: string;
          to_state: string;
        };
        ComputedFields: never;
        Insert: {
          action: string;
          actor_post?: string | null;
          actor_staff_id?: string | null;
          at?: string;
          from_state?: string | null;
          id?: number;
          incident_id: number;
          opinion?: string;
          to_state: string;
        };
        Update: {
          action?: string;
          actor_post?: string | null;
          actor_staff_id?: string | null;
          at?: string;
          from_state?: string | null;
          id?: number;
          incident_id?: number;
          opinion?: string;
          to_state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'incident_flow_actor_staff_id_fkey';
            columns: ['actor_staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'incident_flow_incident_id_fkey';
            columns: ['incident_id'];
            isOneToOne: false;
            referencedRelation: 'incidents';
            referencedColumns: ['id'];
          }
        ];
      };
      incident_reporters: {
        Row: {
          incident_id: number;
          is_anonymous: boolean;
          name: string | null;
          need_reply: boolean;
          phone: string | null;
        };
        ComputedFields: never;
        Insert: {
          incident_id: number;
          is_anonymous?: boolean;
          name?: string | null;
          need_reply?: boolean;
          phone?: string | null;
        };
        Update: {
          incident_id?: number;
          is_anonymous?: boolean;
          name?: string | null;
          need_reply?: boolean;
          phone?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'incident_reporters_incident_id_fkey';
            columns: ['incident_id'];
            isOneToOne: true;
            referencedRelation: 'incidents';
            referencedColumns: ['id'];
          }
        ];
      };
      incidents: {
        Row: {
          address: string;
          area_code: string;
          building_id: number | null;
          case_no: string;
          category_code: string;
          closed_at: string | null;
          condition_id: number | null;
          description: string;
          dispatched_at: string | null;
          due_at: string | null;
          duplicate_of: number | null;
          filed_at: string | null;
          handled_at: string | null;
          handler_staff_id: string | null;
          id: number;
          level: string;
          limit_unit: string | null;
          limit_value: number | null;
          location: unknown;
          organisation_id: number | null;
          plan_id: number | null;
          reported_at: string;
          reported_by: string | null;
          restricted: boolean;
          rework_count: number;
          satisfaction: number | null;
          source: string;
          state: string;
          title: string;
          updated_at: string;
          urgency: number;
        };
        ComputedFields: never;
        Insert: {
          address?: string;
          area_code: string;
          building_id?: number | null;
          case_no?: string;
          category_code: string;
          closed_at?: string | null;
          condition_id?: number | null;
          description?: string;
          dispatched_at?: string | null;
          due_at?: string | null;
          duplicate_of?: number | null;
          filed_at?: string | null;
          handled_at?: string | null;
          handler_staff_id?: string | null;
          id?: number;
          level?: string;
          limit_unit?: string | null;
          limit_value?: number | null;
          location?: unknown;
          organisation_id?: number | null;
          plan_id?: number | null;
          reported_at?: string;
          reported_by?: string | null;
          restricted?: boolean;
          rework_count?: number;
          satisfaction?: number | null;
          source?: string;
          state?: string;
          title: string;
          updated_at?: string;
          urgency?: number;
        };
        Update: {
          address?: string;
          area_code?: string;
          building_id?: number | null;
          case_no?: string;
          category_code?: string;
          closed_at?: string | null;
          condition_id?: number | null;
          description?: string;
          dispatched_at?: string | null;
          due_at?: string | null;
          duplicate_of?: number | null;
          filed_at?: string | null;
          handled_at?: string | null;
          handler_staff_id?: string | null;
          id?: number;
          level?: string;
          limit_unit?: string | null;
          limit_value?: number | null;
          location?: unknown;
          organisation_id?: number | null;
          plan_id?: number | null;
          reported_at?: string;
          reported_by?: string | null;
          restricted?: boolean;
          rework_count?: number;
          satisfaction?: number | null;
          source?: string;
          state?: string;
          title?: string;
          updated_at?: string;
          urgency?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'incidents_area_code_fkey';
            columns: ['area_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'incidents_building_id_fkey';
            columns: ['building_id'];
            isOneToOne: false;
            referencedRelation: 'buildings';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'incidents_category_code_fkey';
            columns: ['category_code'];
            isOneToOne: false;
            referencedRelation: 'incident_categories';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'incidents_condition_id_fkey';
            columns: ['condition_id'];
            isOneToOne: false;
            referencedRelation: 'incident_conditions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'incidents_duplicate_of_fkey';
            columns: ['duplicate_of'];
            isOneToOne: false;
            referencedRelation: 'incidents';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'incidents_handler_staff_id_fkey';
            columns: ['handler_staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'incidents_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'incidents_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'incidents_reported_by_fkey';
            columns: ['reported_by'];
            isOneToOne: false;
            referencedRelation: 'staff';
            referencedColumns: ['id'];
          }
        ];
      };
      organisations: {
        Row: {
          area_code: string;
          id: number;
          kind: string;
          name: string;
          parent_id: number | null;
        };
        ComputedFields: never;
        Insert: {
          area_code: string;
          id?: number;
          kind: string;
          name: string;
          parent_id?: number | null;
        };
        Update: {
          area_code?: string;
          id?: number;
          kind?: string;
          name?: string;
          parent_id?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'organisations_area_code_fkey';
            columns: ['area_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'organisations_parent_id_fkey';
            columns: ['parent_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          }
        ];
      };
      plans: {
        Row: {
          approved_by: string | null;
          community_code: string;
          created_at: string;
          id: number;
          name: string;
          note: string;
          status: string;
          valid_from: string | null;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          approved_by?: string | null;
          community_code: string;
          created_at?: string;
          id?: number;
          name: string;
          note?: string;
          status?: string;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Update: {
          approved_by?: string | null;
          community_code?: string;
          created_at?: string;
          id?: number;
          name?: string;
          note?: string;
          status?: string;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'plans_community_code_fkey';
            columns: ['community_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          }
        ];
      };
      posts: {
        Row: {
          code: string;
          name_en: string;
          name_zh: string;
          sort: number;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          name_en: string;
          name_zh: string;
          sort?: number;
        };
        Update: {
          code?: string;
          name_en?: string;
          name_zh?: string;
          sort?: number;
        };
        Relationships: [];
      };
      role_grants: {
        Row: {
          id: number;
          role: string;
          scope_code: string;
          user_id: string;
          valid_from: string;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          id?: number;
          role: string;
          scope_code: string;
          user_id: string;
          valid_from?: string;
          valid_to?: string | null;
        };
        Update: {
          id?: number;
          role?: string;
          scope_code?: string;
          user_id?: string;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'role_grants_scope_code_fkey';
            columns: ['scope_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          }
        ];
      };
      saved_views: {
        Row: {
          changed_at: string;
          created_at: string;
          id: string;
          name: string;
          office_code: string;
          owner_id: string;
          period: string | null;
          query: string;
          room: string;
          shared: boolean;
        };
        ComputedFields: never;
        Insert: {
          changed_at?: string;
          created_at?: string;
          id?: string;
          name: string;
          office_code: string;
          owner_id?: string;
          period?: string | null;
          query: string;
          room?: string;
          shared?: boolean;
        };
        Update: {
          changed_at?: string;
          created_at?: string;
          id?: string;
          name?: string;
          office_code?: string;
          owner_id?: string;
          period?: string | null;
          query?: string;
          room?: string;
          shared?: boolean;
        };
        Relationships: [
          {
            foreignKeyName: 'saved_views_office_code_fkey';
            columns: ['office_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          }
        ];
      };
      settings: {
        Row: {
          key: string;
          purpose: string;
          updated_at: string;
          value: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          key: string;
          purpose?: string;
          updated_at?: string;
          value: NonNullable<Json>;
        };
        Update: {
          key?: string;
          purpose?: string;
          updated_at?: string;
          value?: NonNullable<Json>;
        };
        Relationships: [];
      };
      staff: {
        Row: {
          area_code: string;
          created_at: string;
          id: string;
          name: string;
          organisation_id: number | null;
          skills: string[];
          status: string;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          area_code: string;
          created_at?: string;
          id?: string;
          name: string;
          organisation_id?: number | null;
          skills?: string[];
          status?: string;
          user_id?: string | null;
        };
        Update: {
          area_code?: string;
          created_at?: string;
          id?: string;
          name?: string;
          organisation_id?: number | null;
          skills?: string[];
          status?: string;
          user_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'staff_area_code_fkey';
            columns: ['area_code'];
            isOneToOne: false;
            referencedRelation: 'area_codes';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'staff_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          }
        ];
      };
      staff_contacts: {
        Row: {
          phone: string | null;
          staff_id: string;
        };
        ComputedFields: never;
        Insert: {
          phone?: string | null;
          staff_id: string;
        };
        Update: {
          phone?: string | null;
          staff_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'staff_contacts_staff_id_fkey';
            columns: ['staff_id'];
            isOneToOne: true;
            referencedRelation: 'staff';
            referencedColumns: ['id'];
          }
        ];
      };
      visits: {
        Row: {
          area_code: string;
          case_id: number | null;
          changed: boolean;
          given: string;
          household_id: number;
          id: number;
          mode: string;
          needs: string[];
          note: string;
          staff_id: string | null;
          visited_at: string;
        };
        ComputedFields: never;
        Insert: {
          area_code: string;
          case_id?: number | null;
          changed?: boolean;
          given?: string;
          household_id: number;
          id?: number;
          mode?: string;
          needs?: string[];
          note?: string;
          staff_id?: string | null;
          visited_at: string;
        };
        Update: {
          area_code?: string;
          case_id?: number | null;
          changed?: boolean;
          given?: string;
          household_id?: number;
          id?: number;
          mode?: string;
          needs?: string[];
          note?: string;
          staff_id?: string | null;
          visited_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'visits_case_id_household_id_fkey';
            columns: ['case_id', 'household_id'];
            isOneToOne: false;
            referencedRelation: 'hardship_cases';
            referencedColumns: ['id', 'household_id'];
          },
          {
            foreignKeyName: 'visits_household_id_area_code_fkey';
            columns: ['household_id', 'area_code'];
            isOneToOne: false;
            referencedRelation: 'households';
            referencedColumns: ['id', 'area_code'];
          },
          {
            foreignKeyName: 'visits_staff_id_fkey';
            columns: ['staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff';
            referencedColumns: ['id'];
          }
        ];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      area_card: { Args: { as_of: string; code: string; from_date: string; to_date: string }; Returns: Json };
      area_map: { Args: { as_of: string; scope: string }; Returns: Json };
      area_summary: { Args: { as_of: string; level: number; scope: string }; Returns: Json };
      building_card: { Args: { as_of: string; id: number }; Returns: Json };
      building_map: { Args: { as_of: string; scope: string }; Returns: Json };
      code_lists: { Args: Record<PropertyKey, never>; Returns: Json };
      decide_assessment: {
        Args: { area: string; from_date: string; indicator: string; reason: string; to_date: string };
        Returns: number;
      };
      facility_card: { Args: { id: number }; Returns: Json };
      facility_map: { Args: { as_of: string; scope: string }; Returns: Json };
      ground_map: { Args: { scope: string }; Returns: Json };
      household_record: { Args: { household_id: number }; Returns: Json };
      incident_card: { Args: { id: number }; Returns: Json };
      incident_history: { Args: { scope: string }; Returns: Json };
      incident_map: { Args: { from_date: string; scope: string; to_date: string }; Returns: Json };
      indicator_counts: {
        Args: { from_date: string; level: number; scope: string; to_date: string };
        Returns: Json;
      };
      indicator_incidents: {
        Args: { counted: string; from_date: string; scope: string; to_date: string };
        Returns: Json;
      };
      log_export: {
        Args: {
          format: string;
          question: string;
          reason: string;
          rows: number;
          scope: string;
          title: string;
        };
        Returns: Json;
      };
      my_access: { Args: Record<PropertyKey, never>; Returns: Json };
      need_cells: {
        Args: { as_of: string; categories: string[]; cell_m: number; scope: string };
        Returns: Json;
      };
      need_history: { Args: { from_date: string; scope: string; to_date: string }; Returns: Json };
      withdraw_assessment: { Args: { decision: number; reason: string }; Returns: number };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    keyof (DefaultSchema['Tables'] & DefaultSchema['Views']) | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never) = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never) = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {}
  }
} as const;
