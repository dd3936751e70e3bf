import { BarChart as Bars } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { BarChart } from './report-charts.js';

use([Bars, GridComponent, LegendComponent, SVGRenderer]);

const WIDTH_PIXELS = 680;
const BAR_PIXELS = 30;
const FRAME_PIXELS = 80;

/** A chart as SVG text, lying bars so that names have room; everything written in it is escaped. */
export function svgOf({ categories, series }: BarChart): string {
  const chart = init(null, null, {
    ...{ renderer: 'svg', ssr: true, width: WIDTH_PIXELS },
    height: FRAME_PIXELS + categories.length * BAR_PIXELS,
  });
  try {
    chart.setOption({
      animation: false,
      color: ['#b03a2e', '#2e6da4'],
      textStyle: { fontFamily: 'sans-serif' },
      grid: { left: 8, right: 60, top: 36, bottom: 8 },
      legend: { top: 0, left: 0 },
      xAxis: { type: 'value' },
      yAxis: { type: 'category', inverse: true, data: [...categories] },
      series: series.map(({ name, values }) => ({
        ...{ type: 'bar', name, data: [...values], barMaxWidth: 14 },
        label: { show: true, position: 'right' },
      })),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
