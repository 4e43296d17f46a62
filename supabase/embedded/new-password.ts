import { randomBytes } from 'node:crypto';
import type { Api } from './api.ts';
import type { Database } from './database.ts';

/** An address and a password to be shown once to whoever runs the office. The password is kept nowhere. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A password nobody could guess: twelve letters and digits. */
export function randomPassword(): string {
  return randomBytes(9).toString('base64url');
}

/**
 * Gives an account a new password, and ends its sessions: whoever has lost the old one does not know who has found it.
 * Undefined where no account has the address.
 */
export async function giveNewPassword(
  database: Database,
  api: Api,
  email: string
): Promise<Credentials | undefined> {
  const { rows } = await database.query<{ id: string }>('select id from auth.users where email = $1', [
    email.toLowerCase()
  ]);
  const [user] = rows;
  if (user === undefined) return undefined;
  const password = randomPassword();
  await api.setPassword(user.id, password);
  await database.query('delete from auth.sessions where user_id = $1', [user.id]);
  return { email, password };
}
