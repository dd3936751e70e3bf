import { Field, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../graphql/scalars.js';
import { registerLabelled } from '../graphql/vocabulary-types.js';

export enum TableFormat {
  XLSX = 'XLSX',
  CSV = 'CSV',
}
registerLabelled(TableFormat, 'TableFormat', '表格文件格式 · format of a table as a file', {
  XLSX: 'Excel 工作簿 · workbook',
  CSV: 'CSV（UTF-8），仅主表 · CSV, the main table only',
});

@ObjectType({ description: '下载地址，短时有效 · where a file can be fetched for a short time' })
export class DownloadLink {
  @Field(() => String, {
    description: '服务器上的地址，GET 取得，无需令牌 · path on the server, fetched by GET without a token',
  })
  path: string;

  @Field(() => String, { description: '文件名 · name of the file' })
  fileName: string;

  @Field(() => DateTimeScalar, { description: '此后失效 · not valid after' })
  expiresAt: Date;
}
