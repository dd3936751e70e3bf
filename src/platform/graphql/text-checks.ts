import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isVisible } from '../../kernel/printable.js';

/*
 * Checks of texts that class-validator has not, or has otherwise. Their own messages reach nobody, but without one
 * class-validator forgets the code that goes with the check.
 */

/**
 * As MaxLength, but counts what a database's `varchar(n)` counts: code points, also the selectors that MaxLength leaves out
 * (❤️ is two).
 */
export const AtMostCharacters = (max: number, options: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'maxLength',
      constraints: [max],
      validator: {
        validate: (value: unknown) => typeof value === 'string' && [...value].length <= max,
        defaultMessage: () => `at most ${String(max)} characters`,
      },
    },
    options,
  );

/** Something of the text is seen; of one that is empty its length is told. */
export const Visible = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'visible',
      validator: {
        validate: (value: unknown) => typeof value !== 'string' || !value || isVisible(value),
        defaultMessage: () => 'nothing visible',
      },
    },
    options,
  );
