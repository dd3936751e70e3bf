/** Where it is told that a person's inbox has changed; docs/subscriptions.md shows the field that watches it. */
export const inboxTopic = (accountId: string): string => `inbox:${accountId}`;
