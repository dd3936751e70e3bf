import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type Settings, SettingsFault } from '../config/settings.js';

/** The process's secrets; ids of field keys stay in what they encrypted, so keys can be rotated. */
export interface Keyring {
  /** Newest last; the last one encrypts, all decrypt. */
  readonly fieldKeys: readonly { readonly id: string; readonly key: Buffer }[];
  readonly indexKey: Buffer;
  readonly tokenKey: Buffer;
}

const KEY_BYTES = 32;
const savedSecrets = z.object({ fieldKeys: z.string(), indexKey: z.string(), tokenKey: z.string() });
type SecretTexts = z.output<typeof savedSecrets>;

/**
 * The keyring from the settings. Outside production missing secrets are made once and kept in LINLI_SECRETS_FILE.
 * @throws SettingsFault in production when one is missing, and always when one is malformed
 */
export function readKeyring(settings: Settings): Keyring {
  const given = {
    fieldKeys: settings.LINLI_FIELD_KEYS,
    indexKey: settings.LINLI_INDEX_KEY,
    tokenKey: settings.LINLI_TOKEN_KEY,
  };
  const missing = Object.entries(given).filter(([, text]) => !text);
  if (missing.length > 0 && settings.NODE_ENV === 'production') {
    throw new SettingsFault(
      '生产环境必须设置 LINLI_FIELD_KEYS、LINLI_INDEX_KEY、LINLI_TOKEN_KEY（`npm run cli -- keys new` 可生成）。\n' +
        'Production needs LINLI_FIELD_KEYS, LINLI_INDEX_KEY and LINLI_TOKEN_KEY (`npm run cli -- keys new` makes them).',
    );
  }
  const texts =
    missing.length > 0 ? { ...developmentSecrets(settings.LINLI_SECRETS_FILE), ...present(given) } : given;
  return parseKeyring(texts as SecretTexts);
}

/** Fresh random secrets, as texts for the settings. */
export function newSecrets(): SecretTexts {
  const key = (): string => randomBytes(KEY_BYTES).toString('base64');
  return { fieldKeys: `k1:${key()}`, indexKey: key(), tokenKey: key() };
}

function parseKeyring(texts: SecretTexts): Keyring {
  const fieldKeys = texts.fieldKeys.split(',').map((part) => {
    const [id, text] = part.trim().split(':', 2);
    if (!id || !/^[a-z0-9]{1,8}$/.test(id))
      throw new SettingsFault('LINLI_FIELD_KEYS: 编号应为 1–8 个小写字母或数字 / ids are 1–8 of a-z, 0-9');
    return { id, key: keyOf('LINLI_FIELD_KEYS', text) };
  });
  if (new Set(fieldKeys.map((entry) => entry.id)).size !== fieldKeys.length) {
    throw new SettingsFault('LINLI_FIELD_KEYS: 编号重复 / an id occurs twice');
  }
  return {
    fieldKeys,
    indexKey: keyOf('LINLI_INDEX_KEY', texts.indexKey),
    tokenKey: keyOf('LINLI_TOKEN_KEY', texts.tokenKey),
  };
}

function keyOf(name: string, text: string | undefined): Buffer {
  const key = Buffer.from(text ?? '', 'base64');
  if (key.length !== KEY_BYTES)
    throw new SettingsFault(`${name}: 应为 base64 编码的 32 字节 / must be 32 bytes in base64`);
  return key;
}

const present = (given: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1])));

function developmentSecrets(file: string): SecretTexts {
  if (existsSync(file)) return savedSecrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets = newSecrets();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return secrets;
}
