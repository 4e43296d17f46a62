import { m } from '../../../i18n/paraglide/messages.js';

/** Codes of the incident ledger in words; a code that this version does not know stays as it is. */
export function stateWords(state: string): string {
  switch (state) {
    case 'reported':
      return m.state_reported();
    case 'verifying':
      return m.state_verifying();
    case 'pending_filing':
      return m.state_pending_filing();
    case 'pending_dispatch':
      return m.state_pending_dispatch();
    case 'pending_handle':
      return m.state_pending_handle();
    case 'handling':
      return m.state_handling();
    case 'suspended':
      return m.state_suspended();
    case 'handled':
      return m.state_handled();
    case 'checking':
      return m.state_checking();
    case 'pending_close':
      return m.state_pending_close();
    case 'closed':
      return m.state_closed();
    case 'rejected':
      return m.state_rejected();
    case 'cancelled':
      return m.state_cancelled();
    case 'merged':
      return m.state_merged();
    default:
      return state;
  }
}

export function actionWords(action: string): string {
  switch (action) {
    case 'report':
      return m.action_report();
    case 'self_handle':
      return m.action_self_handle();
    case 'send_verify':
      return m.action_send_verify();
    case 'verify_result':
      return m.action_verify_result();
    case 'accept':
      return m.action_accept();
    case 'reject':
      return m.action_reject();
    case 'merge':
      return m.action_merge();
    case 'file':
      return m.action_file();
    case 'dispatch':
      return m.action_dispatch();
    case 'assign':
      return m.action_assign();
    case 'handle':
    case 'submit':
      return m.action_submit();
    case 'dept_confirm':
      return m.action_dept_confirm();
    case 'dept_rework':
      return m.action_dept_rework();
    case 'check':
    case 'check_pass':
      return m.action_check_pass();
    case 'check_fail':
      return m.action_check_fail();
    case 'suspend':
      return m.action_suspend();
    case 'resume':
      return m.action_resume();
    case 'extend':
      return m.action_extend();
    case 'send_back':
    case 'return':
    case 'dept_return':
      return m.action_return();
    case 'close':
      return m.action_close();
    case 'reopen':
      return m.action_reopen();
    case 'cancel':
      return m.action_cancel();
    default:
      return action;
  }
}

export function sourceWords(source: string): string {
  switch (source) {
    case 'collector':
      return m.source_collector();
    case 'grid_staff':
      return m.source_grid_staff();
    case 'hotline_12345':
      return m.source_hotline();
    case 'app_public':
      return m.source_public();
    case 'leader':
      return m.source_leader();
    case 'department':
      return m.source_department();
    case 'video':
      return m.source_video();
    case 'iot':
      return m.source_iot();
    case 'media':
      return m.source_media();
    case 'upper_level':
      return m.source_upper_level();
    default:
      return source;
  }
}

/** A time limit with its unit: urgent hours run day and night, work hours stop with the office. */
export function limitWords(value: number, unit: string): string {
  switch (unit) {
    case 'urgent_hour':
      return m.limit_urgent_hour({ value });
    case 'work_hour':
      return m.limit_work_hour({ value });
    case 'work_day':
      return m.limit_work_day({ value });
    case 'natural_day':
      return m.limit_natural_day({ value });
    default:
      return String(value);
  }
}
