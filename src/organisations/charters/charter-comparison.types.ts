import { Field, Int, ObjectType } from '@nestjs/graphql';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import type { ArticleChangeKind } from './charter-difference.js';

export enum ChangeKind {
  SAME = 'SAME',
  CHANGED = 'CHANGED',
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
}
registerLabelled(ChangeKind, 'ChangeKind', '变动 · what became of something', {
  SAME: '未变 · as it was',
  CHANGED: '修改 · reworded',
  ADDED: '新增 · added',
  REMOVED: '删去 · removed',
});

@ObjectType({ description: '一段文字 · a piece of text' })
export class CharterWords {
  @Field(() => ChangeKind)
  kind: ArticleChangeKind;

  @Field(() => String)
  text: string;
}

@ObjectType({ description: '一条的变动 · what became of an article' })
export class CharterArticleChange {
  @Field(() => ChangeKind)
  kind: ArticleChangeKind;

  @Field(() => Boolean, {
    description: '移到别处；仅重新编号不算 · stands elsewhere; counting anew is no moving',
  })
  moved: boolean;

  @Field(() => Int, { nullable: true, description: '原第几条 · number in the old version' })
  fromNumber: number | null;

  @Field(() => Int, { nullable: true, description: '现第几条 · number in the new one' })
  toNumber: number | null;

  @Field(() => String, { nullable: true, description: '原所在章 · chapter in the old version' })
  fromChapter: string | null;

  @Field(() => String, { nullable: true, description: '现所在章 · chapter in the new one' })
  toChapter: string | null;

  @Field(() => [CharterWords], {
    description: '逐字变动，换行分段 · word for word; a line break parts paragraphs',
  })
  words: CharterWords[];
}

@ObjectType({ description: '两版之间的变动 · the difference between two versions' })
export class CharterComparison {
  @Field(() => [CharterWords], { description: '首章之前的文字 · what stands before the first chapter' })
  preamble: CharterWords[];

  @Field(() => [CharterArticleChange])
  articles: CharterArticleChange[];
}
