const TENTHS_PER_MINUTE = 10 / 60;

/** Hours with one decimal, for people to read. */
export const minutesAsHours = (minutes: number): number => Math.round(minutes * TENTHS_PER_MINUTE) / 10;
