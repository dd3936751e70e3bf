/** Who may sign up (domain.md rule 14). */
export enum RecruitingMode {
  /** Every volunteer whom the rules admit. */
  OPEN = 'OPEN',
  /** Members of the squad. */
  MEMBERS = 'MEMBERS',
  /** Who was invited. */
  INVITED = 'INVITED',
}
