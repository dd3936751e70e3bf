/** The essay's district: nine streets with 38 communities; the streets' codes are the official ones. */
export const DEMO_DISTRICT = { code: '510502', name: '江阳区' } as const;

export const DEMO_STREETS: readonly {
  readonly code: string;
  readonly name: string;
  readonly communities: readonly string[];
}[] = [
  {
    code: '510502001',
    name: '南城街道',
    communities: ['桂花街社区', '江阳路社区', '迎晖路社区', '滨江社区', '报恩塔社区'],
  },
  {
    code: '510502002',
    name: '北城街道',
    communities: ['钟鼓楼社区', '白塔社区', '北门社区', '凤凰社区', '新马路社区'],
  },
  {
    code: '510502003',
    name: '大山坪街道',
    communities: ['百子图社区', '学府社区', '康城社区', '忠山社区', '丹桂社区'],
  },
  { code: '510502004', name: '邻玉街道', communities: ['邻玉社区', '梅岭社区', '千凤社区', '龙井社区'] },
  { code: '510502005', name: '蓝田街道', communities: ['蓝安社区', '玉带社区', '火炬社区', '柏香社区'] },
  { code: '510502006', name: '茜草街道', communities: ['茜草社区', '桥南社区', '长江社区', '沱江社区'] },
  { code: '510502007', name: '华阳街道', communities: ['华阳社区', '石马社区', '清水社区', '西苑社区'] },
  { code: '510502009', name: '泰安街道', communities: ['泰安社区', '永康社区', '安富桥社区', '古渡社区'] },
  { code: '510502010', name: '况场街道', communities: ['况场社区', '荷塘社区', '青山社区'] },
];

export const DEMO_VOLUNTEER_TARGET = 340;
export const DEMO_POPULATION = 3_400;
