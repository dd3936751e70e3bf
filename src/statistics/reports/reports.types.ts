import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Background, Provenance, ServiceTarget, SquadKind } from '../../kernel/vocabulary.js';
import { NeedCounts } from '../../needs/reading/need-statistics.types.js';
import { OrganisationCategory } from '../../organisations/organisation.entity.js';
import { Place } from '../../places/places.types.js';
import { DateTimeScalar, LocalDateScalar, MinutesScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { StandardLineType } from '../standards/standards.types.js';

export enum ReportFormat {
  XLSX = 'XLSX',
  CSV = 'CSV',
  HTML = 'HTML',
}
registerLabelled(ReportFormat, 'ReportFormat', '报表文件格式 · format of a report', {
  XLSX: 'Excel 工作簿，含图表 · workbook with charts',
  CSV: 'CSV（UTF-8），逐社区 · CSV, by community',
  HTML: '可打印的网页，含图表 · page to look at and print, with charts',
});

const RECORDS = '已确认的服务记录 · confirmed records';
const MINUTES = '其计入时长 · their credited minutes';

@ObjectType({ description: '某类身份的志愿者 · volunteers of a background' })
export class ReportBackground {
  @Field(() => Background)
  background: Background;

  @Field(() => Int, { description: '期末在册人数 · registered at the end' })
  volunteers: number;
}

@ObjectType({ description: '某类小组的服务 · service of a kind of squad' })
export class ReportKind {
  @Field(() => SquadKind, {
    nullable: true,
    description: '空：社会组织或不属于任何小组的服务 · null: of organisations, or of no squad',
  })
  kind: SquadKind | null;

  @Field(() => Int, { description: '期末小组数 · squads at the end' })
  squads: number;

  @Field(() => Int, { description: '期末成员数，一人在两组计两次 · members at the end, of two squads twice' })
  memberships: number;

  @Field(() => Int, { description: RECORDS })
  records: number;

  @Field(() => MinutesScalar, { description: MINUTES })
  minutes: number;
}

@ObjectType({ description: '某种来源的时长 · hours of one provenance' })
export class ReportProvenance {
  @Field(() => Provenance)
  provenance: Provenance;

  @Field(() => Int, { description: RECORDS })
  records: number;

  @Field(() => MinutesScalar, { description: MINUTES })
  minutes: number;
}

@ObjectType({ description: '为某类对象的服务 · service for one target group' })
export class ReportTarget {
  @Field(() => ServiceTarget)
  target: ServiceTarget;

  @Field(() => Int, { description: RECORDS })
  records: number;

  @Field(() => MinutesScalar, { description: MINUTES })
  minutes: number;
}

@ObjectType({ description: '某类社会组织 · organisations of a category' })
export class ReportCategory {
  @Field(() => OrganisationCategory)
  category: OrganisationCategory;

  @Field(() => Int, { description: '期末备案的 · filed, at the end' })
  filed: number;

  @Field(() => Int, { description: '期末登记的 · registered, at the end' })
  registered: number;
}

@ObjectType('ReportFigures', { description: '一地在该时段的数字 · the figures of a place in the period' })
export class ReportFiguresType {
  @Field(() => Place)
  place: Place;

  @Field(() => Int, { description: '期末在册志愿者 · volunteers registered at the end' })
  registered: number;

  @Field(() => Int, { description: '期内新登记 · accepted in the period' })
  joined: number;

  @Field(() => Int, { description: '期内退出 · withdrawn in the period' })
  withdrawn: number;

  @Field(() => Int, {
    description:
      '期内有荣誉时长的人数，一人计一次，归其所在社区 · people with honour minutes, each once, where they live',
  })
  served: number;

  @Field(() => Int, { description: RECORDS })
  records: number;

  @Field(() => MinutesScalar, { description: MINUTES })
  minutes: number;

  @Field(() => Int, { description: '已举办的活动 · activities held' })
  held: number;

  @Field(() => Int, { description: '取消的活动 · activities called off' })
  cancelled: number;

  @Field(() => Int, { description: '已举办活动的名额 · places of those held' })
  places: number;

  @Field(() => Int, { description: '其中报名成功的 · of these taken' })
  signUps: number;

  @Field(() => Int, { description: '授予的表彰 · honours conferred' })
  commendations: number;

  @Field(() => Int, { description: '新授的星 · stars gained' })
  stars: number;

  @Field(() => Int, { description: '开具的证明 · certificates issued' })
  certificates: number;

  @Field(() => [ReportBackground], { description: '按身份 · by background' })
  backgrounds: ReportBackground[];

  @Field(() => [ReportKind], { description: '按小组类别 · by kind of squad' })
  kinds: ReportKind[];

  @Field(() => [ReportProvenance], { description: '按来源 · by provenance' })
  provenances: ReportProvenance[];

  @Field(() => [ReportTarget], { description: '按服务对象 · by target group' })
  targets: ReportTarget[];

  @Field(() => [ReportCategory], { description: '社会组织，按类别 · organisations by category' })
  categories: ReportCategory[];
}

@ObjectType('Report', {
  description:
    '月报或年报：一地及其下辖各地 · the report of a month or a year: a place, and those right below it',
})
export class ReportType extends ReportFiguresType {
  @Field(() => LocalDateScalar, { description: '首日 · first day' })
  fromDay: string;

  @Field(() => LocalDateScalar, { description: '末日 · last day' })
  untilDay: string;

  @Field(() => DateTimeScalar, { description: '统计时间 · when it was read' })
  asOf: Date;

  @Field(() => [ReportFiguresType], { description: '下辖街道或社区 · its streets or communities' })
  parts: ReportFiguresType[];

  @Field(() => [NeedCounts], {
    description:
      '期内提出的需要，按现状；保密类别过少的不显示 · needs asked in the period by present state; small numbers of confidential kinds are not told',
  })
  needs: NeedCounts[];

  @Field(() => [StandardLineType], { description: '配置标准，以今日计 · standards, as of today' })
  standards: StandardLineType[];
}
