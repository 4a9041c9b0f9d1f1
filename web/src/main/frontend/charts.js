// Draws the report's charts on the server. `draw` takes a description as JSON and returns an SVG document.
// It decides nothing about figures: classes, gaps, texts and numbers arrive ready.
import { init, registerMap, use } from 'echarts/core';
import { BarChart, CustomChart, LineChart, MapChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, LegendComponent, MarkLineComponent, MarkPointComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

use([
  BarChart, CustomChart, LineChart, MapChart,
  GraphicComponent, GridComponent, LegendComponent, MarkLineComponent, MarkPointComponent,
  LabelLayout, SVGRenderer,
]);

// Without quotation marks: the renderer writes it into an attribute as it is.
const FONT = 'Fira Sans, Arial, sans-serif';

// The classes' colours stand in site.css too, for the legend.
const THEMES = {
  light: {
    paper: '#ffffff', text: '#1b1f2e', muted: '#565d73', grid: '#dcdfe8', main: '#00478f', compare: '#b5271f',
    band: 'rgba(0, 71, 143, 0.18)', hatch: '#8a92a6', border: '#6a7185', here: '#b5271f',
    classes: ['#dceaf7', '#a8cbe9', '#69a2d5', '#2c70b2', '#003c7a'],
  },
  dark: {
    paper: '#10141c', text: '#eef1f7', muted: '#aab2c5', grid: '#333b4c', main: '#8fc1f2', compare: '#ff9d92',
    band: 'rgba(143, 193, 242, 0.22)', hatch: '#7b859b', border: '#8b94a9', here: '#ff9d92',
    classes: ['#17324f', '#1f4f80', '#3375b3', '#68a4db', '#b8dbf7'],
  },
};

const hatching = (theme) => ({
  symbol: 'rect', symbolSize: 1, rotation: Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 5], color: theme.hatch,
});

function number(value, decimals, language) {
  const [whole, part] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'de' ? '.' : ',');
  const sign = value < 0 ? '−' : '';
  return sign + grouped + (part ? (language === 'de' ? ',' : '.') + part : '');
}

function axis(spec, theme) {
  return {
    type: 'value', min: spec.series.some((one) => one.points.some((p) => (p.lower ?? p.value) < 0)) ? null : 0,
    axisLabel: { color: theme.muted, fontSize: 14, fontFamily: FONT, formatter: (v) => number(v, Number.isInteger(v) ? 0 : Math.abs(v * 10 - Math.round(v * 10)) < 1e-9 ? 1 : 2, spec.language) },
    splitLine: { lineStyle: { color: theme.grid } },
    splitNumber: 4,
  };
}

function line(spec, theme) {
  const [main, ...others] = spec.series;
  const series = [];
  if (main.points.some((p) => p.lower !== null)) {
    series.push({
      type: 'custom', silent: true, data: main.points.map((p, i) => [i, p.lower, p.upper]),
      encode: { x: 0, y: [1, 2] },
      renderItem: (_, api) => {
        if (main.points[api.value(0)].lower === null) {
          return null;
        }
        const [x, low] = api.coord([api.value(0), api.value(1)]);
        const high = api.coord([api.value(0), api.value(2)])[1];
        return {
          type: 'group',
          children: [
            { type: 'rect', shape: { x: x - 9, y: high, width: 18, height: Math.max(low - high, 1) }, style: { fill: theme.band } },
            { type: 'line', shape: { x1: x - 9, y1: high, x2: x + 9, y2: high }, style: { stroke: theme.main, lineWidth: 1.5 } },
            { type: 'line', shape: { x1: x - 9, y1: low, x2: x + 9, y2: low }, style: { stroke: theme.main, lineWidth: 1.5 } },
          ],
        };
      },
    });
  }
  const drawn = (one, colour, symbol, dash) => ({
    name: one.name, type: 'line', data: one.points.map((p) => p.value), connectNulls: false, symbol, symbolSize: 9, z: 3,
    lineStyle: { color: colour, width: dash ? 2 : 3, type: dash ? 'dashed' : 'solid' }, itemStyle: { color: colour },
  });
  others.forEach((one) => series.push(drawn(one, theme.compare, 'diamond', true)));
  series.push(drawn(main, theme.main, 'circle', false));
  if (main.points.some((p) => p.hidden)) {
    series.push({
      name: spec.hiddenName, type: 'bar', yAxisIndex: 1, barWidth: '70%', silent: true, z: 1,
      itemStyle: { color: theme.paper, decal: hatching(theme), borderColor: theme.hatch, borderWidth: 1 },
      data: main.points.map((p) => (p.hidden ? 1 : null)),
    });
  }
  return {
    legend: {
      top: 8, left: 0, itemGap: 20, itemWidth: 28, data: [main.name, ...others.map((o) => o.name), ...(main.points.some((p) => p.hidden) ? [spec.hiddenName] : [])],
      textStyle: { color: theme.text, fontSize: 15, fontFamily: FONT },
    },
    grid: { left: 8, right: 20, top: 60, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category', data: spec.categories, axisTick: { show: false }, axisLine: { lineStyle: { color: theme.border } },
      axisLabel: { color: theme.muted, fontSize: 14, fontFamily: FONT, hideOverlap: true },
    },
    yAxis: [axis(spec, theme), { type: 'value', min: 0, max: 1, show: false }],
    series,
  };
}

function bars(spec, theme) {
  const points = spec.series[0].points;
  const narrow = spec.width < 600;
  return {
    grid: { left: 8, right: narrow ? 64 : 96, top: spec.reference ? 34 : 8, bottom: 8, containLabel: true },
    yAxis: {
      type: 'category', inverse: true, data: spec.categories, axisTick: { show: false }, axisLine: { lineStyle: { color: theme.border } },
      axisLabel: { color: theme.text, fontSize: narrow ? 13 : 15, fontFamily: FONT, interval: 0, width: narrow ? 130 : 260, overflow: 'truncate' },
    },
    xAxis: [{ ...axis(spec, theme), position: 'bottom' }, { type: 'value', min: 0, max: 1, show: false }],
    series: [
      {
        type: 'bar', barWidth: '68%', silent: true,
        data: points.map((p) => ({ value: p.value, itemStyle: { color: p.here ? theme.here : theme.main } })),
        label: { show: true, position: 'right', distance: 6, color: theme.text, fontSize: narrow ? 13 : 14, fontFamily: FONT, formatter: (d) => (points[d.dataIndex].value === null || points[d.dataIndex].upper !== null ? '' : points[d.dataIndex].text) },
        markLine: spec.reference
          ? {
              silent: true, symbol: 'none', lineStyle: { color: theme.compare, width: 2, type: 'dashed' }, data: [{ xAxis: spec.reference.value }],
              label: { position: 'start', distance: [0, 8], formatter: spec.reference.text, color: theme.compare, fontSize: 14, fontFamily: FONT },
            }
          : undefined,
      },
      {
        type: 'custom', silent: true, data: points.map((p, i) => [p.lower, p.upper, i]), encode: { x: [0, 1], y: 2 },
        renderItem: (_, api) => {
          if (points[api.value(2)].lower === null) {
            return null;
          }
          const [x1, y] = api.coord([api.value(0), api.value(2)]);
          const x2 = api.coord([api.value(1), api.value(2)])[0];
          const style = { stroke: theme.text, lineWidth: 1.5 };
          return {
            type: 'group',
            children: [
              { type: 'line', shape: { x1, y1: y, x2, y2: y }, style },
              { type: 'line', shape: { x1, y1: y - 4, x2: x1, y2: y + 4 }, style },
              { type: 'line', shape: { x1: x2, y1: y - 4, x2, y2: y + 4 }, style },
              { type: 'text', x: x2 + 7, y, style: { text: points[api.value(2)].text, fill: theme.text, font: `${narrow ? 13 : 14}px ${FONT}`, verticalAlign: 'middle' } },
            ],
          };
        },
      },
      {
        type: 'bar', barWidth: '68%', barGap: '-100%', xAxisIndex: 1, silent: true,
        itemStyle: { color: theme.paper, decal: hatching(theme), borderColor: theme.hatch, borderWidth: 1 },
        data: points.map((p) => (p.hidden ? 0.28 : null)),
        label: { show: true, position: 'right', distance: 6, color: theme.muted, fontSize: 13, fontFamily: FONT, formatter: (d) => (points[d.dataIndex].hidden ? points[d.dataIndex].text : '') },
      },
    ],
  };
}

function shares(spec, theme) {
  const narrow = spec.width < 600;
  const part = (one, colour, decal) => ({
    name: one.name, type: 'bar', stack: 'all', barWidth: '62%', silent: true,
    itemStyle: { color: colour, borderColor: theme.border, borderWidth: 1, ...(decal ? { decal } : {}) },
    data: one.points.map((p) => p.value),
    label: {
      show: true, position: 'inside', fontSize: narrow ? 12 : 14, fontFamily: FONT, color: theme.text, textBorderColor: theme.paper, textBorderWidth: 3,
      formatter: (d) => one.points[d.dataIndex].text,
    },
  });
  const [used, left] = spec.series;
  return {
    legend: { top: 4, left: 0, itemGap: 20, data: [used.name, left.name], textStyle: { color: theme.text, fontSize: 15, fontFamily: FONT } },
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    yAxis: {
      type: 'category', inverse: true, data: spec.categories, axisTick: { show: false }, axisLine: { lineStyle: { color: theme.border } },
      axisLabel: { color: theme.text, fontSize: narrow ? 13 : 15, fontFamily: FONT, interval: 0 },
    },
    xAxis: axis(spec, theme),
    series: [part(used, theme.classes[2]), part(left, theme.paper)],
  };
}

// A far island is drawn beside the mainland, larger than it is: in its true place the map would be mostly sea.
function withIsland(map, island) {
  const box = (features) => {
    const all = features.flatMap((f) => f.geometry.coordinates.flat(f.geometry.type === 'Polygon' ? 1 : 2));
    const xs = all.map((p) => p[0]);
    const ys = all.map((p) => p[1]);
    return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
  };
  const far = map.features.filter((f) => f.id === island);
  const near = map.features.filter((f) => f.id !== island);
  if (far.length === 0) {
    return { map, frame: null };
  }
  const main = box(near);
  const own = box(far);
  const scale = 2.2;
  const west = main.west + 0.015;
  const north = main.north - 0.012;
  const move = ([x, y]) => [west + (x - own.west) * scale, north + (y - own.north) * scale];
  const deep = (part) => (typeof part[0] === 'number' ? move(part) : part.map(deep));
  const moved = far.map((f) => ({ ...f, geometry: { ...f.geometry, coordinates: deep(f.geometry.coordinates) } }));
  const pad = 0.012;
  return {
    map: { ...map, features: [...near, ...moved] },
    frame: [
      [west - pad, north + pad / 1.6],
      [west + (own.east - own.west) * scale + pad, north - (own.north - own.south) * scale - pad / 1.6],
    ],
  };
}

let frame = null;
let outlines = new Map();
globalThis.loadMap = (json, island) => {
  const prepared = withIsland(JSON.parse(json), island);
  prepared.map.features.forEach((f) => { f.properties.name = f.id; });
  outlines = new Map(prepared.map.features.map((f) => [
    f.id,
    (f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates).map((polygon) => polygon[0]),
  ]));
  frame = prepared.frame;
  registerMap('areas', prepared.map);
};

function map(spec, theme) {
  return {
    series: [
      {
        type: 'map', map: 'areas', aspectScale: 0.592, silent: true, left: 8, right: 8, top: 8, bottom: 8,
        label: { show: true, fontFamily: FONT, fontSize: 13 },
        labelLayout: { hideOverlap: true },
        itemStyle: { areaColor: theme.paper, borderColor: theme.border, borderWidth: 0.8 },
        data: spec.areas.map((area) => {
          const dark = spec.theme === 'light' ? area.level >= 3 : area.level >= 0 && area.level < 3;
          const colour = area.level >= 0 ? theme.classes[area.level] : theme.paper;
          const ink = area.level < 0 ? theme.text : dark ? '#ffffff' : '#10141c';
          return {
            name: area.code, value: 1,
            itemStyle: {
              areaColor: colour,
              borderColor: theme.border, borderWidth: 0.8,
              ...(area.hidden ? { decal: hatching(theme) } : {}),
            },
            label: {
              show: area.here || (area.labelled && spec.width >= 600), formatter: area.name, color: ink,
              fontWeight: area.here ? 600 : 400, textBorderColor: colour, textBorderWidth: 3,
            },
          };
        }),
      },
    ],
  };
}

// Drawn over the areas, whose neighbours would cover half of an outline: the place in question, the island's frame.
function overMap(chart, spec, theme) {
  const pixels = (point) => chart.convertToPixel({ seriesIndex: 0 }, point);
  const graphic = spec.areas.filter((area) => area.here).flatMap((area) =>
    (outlines.get(area.code) ?? []).map((ring) => ({
      type: 'polygon', silent: true, z: 10, shape: { points: ring.map(pixels) }, style: { fill: 'none', stroke: theme.here, lineWidth: 3.5, lineJoin: 'round' },
    })),
  );
  if (frame) {
    const [x, y] = pixels(frame[0]);
    const [right, bottom] = pixels(frame[1]);
    graphic.push({ type: 'rect', silent: true, z: 10, shape: { x, y, width: right - x, height: bottom - y }, style: { fill: 'none', stroke: theme.muted, lineWidth: 1, lineDash: [4, 3] } });
  }
  chart.setOption({ graphic });
}

globalThis.draw = (json) => {
  const spec = JSON.parse(json);
  const theme = THEMES[spec.theme];
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: spec.width, height: spec.height });
  try {
    const content = { line, bars, shares, map }[spec.kind](spec, theme);
    chart.setOption({ animation: false, backgroundColor: theme.paper, textStyle: { fontFamily: FONT }, ...content });
    if (spec.kind === 'map') {
      overMap(chart, spec, theme);
    }
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
};
