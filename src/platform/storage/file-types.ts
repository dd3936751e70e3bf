import { fileTypeFromBuffer } from 'file-type';

export enum FileType {
  PDF = 'PDF',
  JPEG = 'JPEG',
  PNG = 'PNG',
  DOCX = 'DOCX',
}

export const MEDIA_TYPES: Readonly<Record<FileType, string>> = {
  PDF: 'application/pdf',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** What a file is by its content, whatever it is called; null: nothing that is taken. */
export async function fileTypeOf(content: Buffer): Promise<FileType | null> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  const type = Object.values(FileType).find((known) => MEDIA_TYPES[known] === found?.mime);
  return type ?? null;
}
