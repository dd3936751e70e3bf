import { Field, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../graphql/scalars.js';

@ObjectType({ description: '上传地址，短时有效 · where a file can be brought for a short time' })
export class UploadLink {
  @Field(() => String, {
    description:
      '服务器上的地址，PUT 原始内容，x-file-name 为文件名（百分号编码） · path; PUT the raw content, name in x-file-name',
  })
  path: string;

  @Field(() => DateTimeScalar, { description: '此后失效 · not valid after' })
  expiresAt: Date;
}
