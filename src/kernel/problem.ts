/** Languages in which a refusal is told. */
export type Language = 'zh-CN' | 'en';

export interface ProblemText {
  /** Sentence for a reader of Chinese; `{name}` stands for a detail of that name, `{name:Words}` for its label among those words. */
  readonly zh: string;
  readonly en: string;
}

export interface ProblemDefinition extends ProblemText {
  readonly code: string;
  /** `problem` refuses a whole request, `field` says what is wrong with one input. */
  readonly kind: 'problem' | 'field';
}

export type ProblemDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What is wrong with one input; `path` is dotted and relative to the mutation's arguments. */
export interface FieldFault {
  readonly path: string;
  readonly code: string;
  readonly details?: ProblemDetails;
}

/** A refused attempt that the audit log must tell of (domain.md § 10). */
export interface RefusedAttempt {
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
}

const catalogue = new Map<string, ProblemDefinition>();

function define(definition: ProblemDefinition): void {
  const known = catalogue.get(definition.code);
  if (known) throw new Error(`problem ${definition.code} is defined twice`);
  catalogue.set(definition.code, definition);
}

const labels = new Map<string, ProblemText>();

/** Tells how the values of a vocabulary are called in sentences, e.g. `SUSPENDED` of `VolunteerStatus` as 暂停 or suspended. */
export function defineLabels(words: string, texts: Readonly<Record<string, ProblemText>>): void {
  for (const [value, text] of Object.entries(texts)) labels.set(`${words}.${value}`, text);
}

/** Whether a vocabulary's values have labels. */
export const hasLabels = (words: string): boolean =>
  [...labels.keys()].some((key) => key.startsWith(`${words}.`));

/** How a value of a vocabulary is called in a language; one without a label answers itself. */
export function labelText(words: string, value: string, language: Language): string {
  return labels.get(`${words}.${value}`)?.[language === 'en' ? 'en' : 'zh'] ?? value;
}

function fill(template: string, details: ProblemDetails, language: Language): string {
  return template.replace(/\{(\w+)(?::(\w+))?\}/g, (hole, name: string, words: string | undefined) => {
    const value = details[name];
    if (value === undefined || value === null) return hole;
    const told = (Array.isArray(value) ? value : [value]).map((one) =>
      words ? labelText(words, String(one), language) : String(one),
    );
    return told.join(language === 'en' ? ', ' : '、');
  });
}

/** A text in a language with its details filled in. */
export const sentence = ({ zh, en }: ProblemText, language: Language, details: ProblemDetails = {}): string =>
  fill(language === 'en' ? en : zh, details, language);

/** The sentence of a code in a language; an unknown code answers itself. */
export function problemText(code: string, language: Language, details: ProblemDetails = {}): string {
  const definition = catalogue.get(code);
  return definition ? sentence(definition, language, details) : code;
}

/** Every problem and field fault that the loaded modules define, sorted by code. */
export function problemCatalogue(): readonly ProblemDefinition[] {
  return [...catalogue.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A refusal with a stable code. Business code throws nothing else. */
export class Problem extends Error {
  readonly code: string;
  readonly details: ProblemDetails;
  readonly fields: readonly FieldFault[];
  refused?: RefusedAttempt;

  constructor(code: string, details: ProblemDetails = {}, fields: readonly FieldFault[] = []) {
    super(problemText(code, 'en', details));
    this.name = 'Problem';
    this.code = code;
    this.details = details;
    this.fields = fields;
  }

  /** Marks the refusal as one that the audit log must tell of. */
  audited(refused: RefusedAttempt): this {
    this.refused = refused;
    return this;
  }

  text(language: Language): string {
    return problemText(this.code, language, this.details);
  }
}

export interface ProblemFactory {
  (details?: ProblemDetails): Problem;
  readonly code: string;
}

/**
 * Adds a refusal to the catalogue and answers the function that makes it.
 * @throws Error when the code is taken
 */
export function defineProblem(code: string, text: ProblemText): ProblemFactory {
  define({ code, kind: 'problem', ...text });
  return Object.assign((details: ProblemDetails = {}) => new Problem(code, details), { code });
}

/**
 * Adds a fault of one input to the catalogue and answers its code.
 * @throws Error when the code is taken
 */
export function defineFieldFault(code: string, text: ProblemText): string {
  define({ code, kind: 'field', ...text });
  return code;
}

defineProblem('INVALID_INPUT', {
  zh: '输入有误，请按提示修改：{summary}',
  en: 'The input has faults, please correct them: {summary}',
});

/** A refusal that names each wrong input; nothing was stored. */
export function invalidInput(fields: readonly FieldFault[]): Problem {
  return new InvalidInput(fields);
}

class InvalidInput extends Problem {
  constructor(fields: readonly FieldFault[]) {
    super('INVALID_INPUT', { summary: summarize(fields, 'en') }, fields);
  }

  override text(language: Language): string {
    return problemText(this.code, language, { summary: summarize(this.fields, language) });
  }
}

function summarize(fields: readonly FieldFault[], language: Language): string {
  return fields
    .map((fault) => `${fault.path}: ${problemText(fault.code, language, fault.details)}`)
    .join(language === 'en' ? '; ' : '；');
}
