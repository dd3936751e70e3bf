import { z } from 'zod';

/** Rule 53: what each community is asked for. */
export const standardsSchema = z.strictObject({
  /** Registered volunteers for every hundred residents, where no fixed target is set; rounded up. */
  volunteersPercent: z.int().min(0).max(100),
  staffPerCommunity: z.int().min(0).max(1000),
  premisesSquareMetres: z.int().min(0).max(100_000),
  premisesNewAreaSquareMetres: z.int().min(0).max(100_000),
  organisationsPerCommunity: z.int().min(0).max(1000),
});

export const DEFAULT_STANDARDS: z.output<typeof standardsSchema> = {
  volunteersPercent: 10,
  staffPerCommunity: 4,
  premisesSquareMetres: 300,
  premisesNewAreaSquareMetres: 400,
  organisationsPerCommunity: 10,
};
