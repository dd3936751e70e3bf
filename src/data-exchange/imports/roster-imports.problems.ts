import { defineProblem } from '../../kernel/problem.js';

export const rosterImportStatus = defineProblem('ROSTER_IMPORT_STATUS', {
  zh: '该名册目前为“{status:RosterImportStatus}”，不能这样操作',
  en: 'This roster is {status:RosterImportStatus} now; that cannot be done with it',
});
export const rosterFileGone = defineProblem('ROSTER_FILE_GONE', {
  zh: '名册文件已按期删除，请重新上传',
  en: 'The file of this roster was deleted when its time was over; bring it again',
});
export const rosterRightGone = defineProblem('ROSTER_RIGHT_GONE', {
  zh: '启动导入的人已无权在该社区登记志愿者，请由其他工作人员继续',
  en: 'Whoever started it may no longer register volunteers in this community; another officer can go on with it',
});
