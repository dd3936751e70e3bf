import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const count = (low: number, high: number) => z.coerce.number().int().min(low).max(high);

interface SettingDefinition<T extends z.ZodType = z.ZodType> {
  readonly schema: T;
  /** Text of the default as an operator would write it; undefined: nothing. */
  readonly fallback?: string;
  readonly secret?: boolean;
  readonly en: string;
  readonly zh: string;
}

const define = <T extends z.ZodType>(definition: SettingDefinition<T>): SettingDefinition<T> => definition;

/** Every variable of the environment that Linli reads; the README's table is generated from here. */
export const SETTINGS = {
  NODE_ENV: define({
    schema: z.enum(['development', 'production', 'test']),
    fallback: 'development',
    en: 'in `production` secrets must be given and no demo data is loaded',
    zh: '`production` 时必须提供密钥，且不载入演示数据',
  }),
  LINLI_HOST: define({
    schema: z.string().min(1),
    fallback: '127.0.0.1',
    en: 'address to listen on',
    zh: '监听地址',
  }),
  LINLI_PORT: define({
    schema: count(0, 65_535),
    fallback: '3000',
    en: 'port; 0 takes a free one',
    zh: '端口；0 表示任选空闲端口',
  }),
  LINLI_PUBLIC_URL: define({
    schema: z.url({ protocol: /^https?$/ }).optional(),
    en: 'where the public reaches the server, for the addresses on certificates; without it host and port',
    zh: '公众访问本服务的网址，用于证明上的验证地址；未设置则用监听地址和端口',
  }),
  LINLI_SQLITE_FILE: define({
    schema: z.string().min(1),
    fallback: 'data/linli.sqlite',
    en: 'database file, used unless LINLI_DATABASE_URL is set',
    zh: '数据库文件；未设置 LINLI_DATABASE_URL 时使用',
  }),
  LINLI_DATABASE_URL: define({
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    secret: true,
    en: 'PostgreSQL of the application role',
    zh: '应用角色的 PostgreSQL 连接',
  }),
  LINLI_MIGRATION_DATABASE_URL: define({
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    secret: true,
    en: 'PostgreSQL of the owner role that migrates; without it migrations run elsewhere',
    zh: '执行迁移的属主角色连接；未设置则在别处迁移',
  }),
  LINLI_POOL_SIZE: define({
    schema: count(2, 200),
    fallback: '16',
    en: 'PostgreSQL connections of this process',
    zh: '本进程的 PostgreSQL 连接数',
  }),
  LINLI_WRITE_QUEUE: define({
    schema: count(1, 100_000),
    fallback: '2000',
    en: 'writes that may wait before SERVICE_BUSY is answered',
    zh: '可等待的写入数，超过则答复 SERVICE_BUSY',
  }),
  LINLI_SOCKETS: define({
    schema: count(1, 100_000),
    fallback: '2000',
    en: 'WebSockets that may be open at once',
    zh: '可同时打开的 WebSocket 连接数',
  }),
  LINLI_SECRETS_FILE: define({
    schema: z.string().min(1),
    fallback: 'data/secrets.json',
    en: 'where secrets are made and kept outside production',
    zh: '非生产环境下自动生成的密钥存放处',
  }),
  LINLI_FIELD_KEYS: define({
    schema: z.string().optional(),
    secret: true,
    en: 'keys for personal data, `id:base64(32 bytes)` separated by commas, the last one encrypts',
    zh: '个人信息加密密钥，`编号:base64(32 字节)`，逗号分隔，最后一个用于加密',
  }),
  LINLI_INDEX_KEY: define({
    schema: z.string().optional(),
    secret: true,
    en: 'base64 key (32 bytes) of the blind indexes',
    zh: '盲索引密钥，base64（32 字节）',
  }),
  LINLI_TOKEN_KEY: define({
    schema: z.string().optional(),
    secret: true,
    en: 'base64 key (32 bytes) that signs access tokens',
    zh: '访问令牌签名密钥，base64（32 字节）',
  }),
  LINLI_ACCESS_TOKEN_SECONDS: define({
    schema: count(30, 86_400),
    fallback: '600',
    en: 'life of an access token',
    zh: '访问令牌有效秒数',
  }),
  LINLI_REFRESH_TOKEN_DAYS: define({
    schema: count(1, 365),
    fallback: '30',
    en: 'life of an unused refresh token',
    zh: '刷新令牌闲置有效天数',
  }),
  LINLI_DEMO: define({
    schema: flag.optional(),
    en: 'load the demo district into an empty database; default: outside production',
    zh: '向空数据库载入演示区；默认仅在非生产环境',
  }),
  LINLI_JOBS: define({
    schema: flag.optional(),
    en: 'do the recurring work (reminders, expiries, imports) in this process; default: outside tests; of several processes one is enough',
    zh: '由本进程执行定期任务（提醒、到期、导入）；默认在测试之外执行；多个进程时有一个即可',
  }),
  LINLI_LOCAL_WEBHOOKS: define({
    schema: flag,
    fallback: 'false',
    en: 'let webhooks go to http and to addresses of this machine and its network; for development',
    zh: '允许回调使用 http 及本机、内网地址；仅供开发',
  }),
  LINLI_INTROSPECTION: define({
    schema: flag,
    fallback: 'true',
    en: 'answer introspection queries',
    zh: '是否允许内省查询',
  }),
  LINLI_FILES_FOLDER: define({
    schema: z.string().min(1),
    fallback: 'data/files',
    en: 'folder of uploaded files, sealed; used unless LINLI_S3_ENDPOINT is set',
    zh: '上传文件（加密）的存放目录；未设置 LINLI_S3_ENDPOINT 时使用',
  }),
  LINLI_S3_ENDPOINT: define({
    schema: z.url({ protocol: /^https?$/ }).optional(),
    en: 'S3-compatible store for uploaded files',
    zh: '存放上传文件的 S3 兼容存储地址',
  }),
  LINLI_S3_BUCKET: define({ schema: z.string().min(1).optional(), en: 'its bucket', zh: '存储桶' }),
  LINLI_S3_REGION: define({ schema: z.string().min(1), fallback: 'auto', en: 'its region', zh: '区域' }),
  LINLI_S3_ACCESS_KEY: define({
    schema: z.string().min(1).optional(),
    secret: true,
    en: 'its access key',
    zh: '访问密钥编号',
  }),
  LINLI_S3_SECRET_KEY: define({
    schema: z.string().min(1).optional(),
    secret: true,
    en: 'its secret key',
    zh: '访问密钥',
  }),
  LINLI_CLAMD_HOST: define({
    schema: z.string().min(1).optional(),
    en: 'clamd that scans uploaded files; without it they are not scanned',
    zh: '扫描上传文件的 clamd 主机；未设置则不扫描',
  }),
  LINLI_CLAMD_PORT: define({ schema: count(1, 65_535), fallback: '3310', en: 'its port', zh: 'clamd 端口' }),
  LINLI_TRUST_PROXY: define({
    schema: flag,
    fallback: 'false',
    en: "take the caller's address from X-Forwarded-For",
    zh: '从 X-Forwarded-For 取调用者地址',
  }),
  LINLI_LOG_LEVEL: define({
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    fallback: 'info',
    en: 'least level that is logged',
    zh: '最低日志级别',
  }),
  LINLI_SHUTDOWN_SECONDS: define({
    schema: count(1, 60),
    fallback: '10',
    en: 'time that running requests get at SIGTERM',
    zh: '收到 SIGTERM 后留给请求的秒数',
  }),
} as const;

type SettingName = keyof typeof SETTINGS;

/** Validated settings; one reading per process. */
export type Settings = { readonly [K in SettingName]: z.output<(typeof SETTINGS)[K]['schema']> };

export const SETTINGS_TOKEN = Symbol('Settings');

export class SettingsFault extends Error {}

/**
 * Reads and validates the settings.
 * @throws SettingsFault naming every variable that is wrong, or an unknown LINLI_ variable (a misspelt one)
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, definition] of Object.entries(SETTINGS) as [SettingName, SettingDefinition][]) {
    const given = environment[name];
    const text = given === undefined || given === '' ? definition.fallback : given;
    const parsed = definition.schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join(', ')}`);
  }
  for (const name of Object.keys(environment)) {
    if (name.startsWith('LINLI_') && !(name in SETTINGS) && !/^LINLI_(TEST|FAULT|BENCH)_/.test(name))
      faults.push(`${name}: unknown variable`);
  }
  if (faults.length > 0) throw new SettingsFault(`配置有误 / wrong settings:\n  ${faults.join('\n  ')}`);
  return values as Settings;
}

/** The README's table of settings as Markdown. */
export function settingsTable(language: 'en' | 'zh'): string {
  const head = language === 'en' ? '| Variable | Default | Meaning |' : '| 变量 | 默认值 | 含义 |';
  const rows = (Object.entries(SETTINGS) as [string, SettingDefinition][]).map(
    ([name, definition]) =>
      `| \`${name}\` | ${definition.fallback === undefined ? '' : `\`${definition.fallback}\``} | ${definition[language]}${definition.secret ? (language === 'en' ? ' (secret)' : '（保密）') : ''} |`,
  );
  return [head, '|---|---|---|', ...rows].join('\n');
}
