import { Injectable } from '@nestjs/common';
import { cursorInvalid, decodeCursor } from '../platform/graphql/connection.js';
import { FieldCipher, type FieldPlace } from '../platform/security/field-cipher.js';
import type { RankedPlace } from './competition-rank.js';
import { type RankingScope, scopeKey } from './ranking-scope.js';

/** The last row of a page: where the next one begins, and with which rank. */
export interface RankingPosition extends RankedPlace {
  readonly volunteerNo: string;
}

/**
 * Positions in a ranking as sealed text. Sealed because the volunteer number orders ties and must not be told of people
 * shown without a name (domain.md rule 6); and because the rank inside is then ours: a page needs no count of what is
 * before it, and nobody can make up ranks. A cursor opens only in the ranking it was given for.
 */
@Injectable()
export class RankingCursor {
  constructor(private readonly cipher: FieldCipher) {}

  seal(scope: RankingScope, { minutes, volunteerNo, rank, position }: RankingPosition): string {
    return this.cipher.seal(placeOf(scope), JSON.stringify([minutes, volunteerNo, rank, position]));
  }

  /** @throws Problem CURSOR_INVALID */
  open(scope: RankingScope, cursor: string): RankingPosition {
    const [sealed] = decodeCursor(cursor, ['string']);
    const [minutes, volunteerNo, rank, position] = this.parts(scope, String(sealed));
    return { minutes, volunteerNo, rank, position };
  }

  private parts(scope: RankingScope, sealed: string): [number, string, number, number] {
    try {
      return JSON.parse(this.cipher.open(placeOf(scope), sealed)) as [number, string, number, number];
    } catch {
      // Altered, of another ranking, or sealed with a key that is gone: all the same to who sent it.
      throw cursorInvalid();
    }
  }
}

const placeOf = (scope: RankingScope): FieldPlace => ({
  table: 'ranking_total',
  rowId: scopeKey(scope),
  field: 'cursor',
});
