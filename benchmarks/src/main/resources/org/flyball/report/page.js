(function () {
  'use strict';
  const root = document.documentElement;
  const charts = [];
  const SUPER = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';

  /* ---- numbers as people read them; Numbers.show in Java writes the same ---- */

  function group(digits) {
    return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  }

  function show(value, most) {
    if (value == null || Number.isNaN(value)) return '\u2013';
    if (value === 0) return '0';
    const sign = value < 0 ? '\u2212' : '';
    const size = Math.abs(value);
    if (Number.isInteger(size) && size < (most || 1e9)) return sign + group(String(size));
    const [mantissa, power] = size.toExponential(4).split('e');
    const exponent = Number(power);
    if (exponent >= -3 && exponent < (most ? 6 : 7)) {
      const [whole, rest] = String(Number(size.toPrecision(5))).split('.');
      return sign + group(whole) + (rest ? '.' + rest : '');
    }
    const raised = String(Math.abs(exponent)).replace(/\d/g, (d) => SUPER[d]);
    const ten = '10' + (exponent < 0 ? '\u207b' : '') + raised;
    return sign + (Number(mantissa) === 1 ? ten : Number(mantissa) + '\u00b7' + ten);
  }

  /* On an axis 200 000 000 is 2\u00b710\u2078. */
  function tick(value) {
    return Math.abs(value) < 1e6 ? show(value) : show(value, 1e6);
  }

  /* Five digits, or as many as it takes to tell the labels apart. */
  function labels(ticks) {
    const short = ticks.map(tick);
    return new Set(short).size === short.length ? short : ticks.map((v) => String(Number(v.toPrecision(12))));
  }

  /* Text with the indices and powers that have no signs, as of L_QM and n^0.5; so does Html.prose in Java. */
  function rich(text) {
    const index = '(?<=(?<![A-Za-z_])[A-Za-z])_(?<low>[A-Za-z]{1,4}|\\+)(?![A-Za-z_])';
    const power = '\\^(?:\\((?<inner>[\\w./+\u2212-]+)\\)|(?<high>[+\u2212-]?[\\w.]*\\w))';
    const nodes = [];
    let end = 0;
    for (const found of text.matchAll(new RegExp(index + '|' + power, 'g'))) {
      const { low, inner, high } = found.groups;
      const moved = document.createElement(low ? 'sub' : 'sup');
      moved.textContent = low || inner || high;
      nodes.push(text.slice(end, found.index), moved);
      end = found.index + found[0].length;
    }
    return [...nodes, text.slice(end)];
  }

  /* ---- themes: the charts read the colours of the style sheet ---- */

  function css(name) {
    return getComputedStyle(root).getPropertyValue(name).trim();
  }

  function curveVariable(curve) {
    return curve.shape === 'theory' ? '--text' : '--curve-' + curve.color;
  }

  /* For a canvas, which knows no variables. */
  function curveColor(curve) {
    return css(curveVariable(curve));
  }

  /* For an element: follows the theme by itself. */
  function curveLink(curve) {
    return 'var(' + curveVariable(curve) + ')';
  }

  function faded(color, share) {
    const n = parseInt(color.slice(1), 16);
    return 'rgba(' + [n >> 16, (n >> 8) & 255, n & 255, share].join(',') + ')';
  }

  /* This much of one colour in another, both #rrggbb. */
  function mixed(paper, text, share) {
    const from = parseInt(paper.slice(1), 16);
    const to = parseInt(text.slice(1), 16);
    const part = (shift) => Math.round(((from >> shift) & 255) * (1 - share) + ((to >> shift) & 255) * share);
    return 'rgb(' + [part(16), part(8), part(0)].join(',') + ')';
  }

  function repaint() {
    charts.forEach((plot) => plot.redraw(false, true));
  }

  const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
  darkQuery.addEventListener('change', repaint);
  document.getElementById('theme').addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : darkQuery.matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    repaint();
  });

  /* ---- data: one table for all curves; a row is an x, or its k-th repetition ---- */

  function align(curves) {
    const repeats = new Map();
    curves.forEach((curve) => {
      let last;
      let k = 0;
      curve.x.forEach((x) => {
        k = x === last ? k + 1 : 1;
        last = x;
        if (x !== null) repeats.set(x, Math.max(k, repeats.get(x) || 0));
      });
    });
    const xs = [];
    const firstRow = new Map();
    [...repeats.keys()].sort((a, b) => a - b).forEach((x) => {
      firstRow.set(x, xs.length);
      for (let k = repeats.get(x); k > 0; k--) xs.push(x);
    });
    const columns = [xs];
    curves.forEach((curve) => {
      ['y', 'low', 'high'].forEach((name) => {
        if (!curve[name]) return;
        const column = new Array(xs.length).fill(undefined);
        let last;
        let k = 0;
        curve.x.forEach((x, i) => {
          k = x === last ? k + 1 : 0;
          last = x;
          if (x !== null) column[firstRow.get(x) + k] = curve[name][i];
        });
        columns.push(column);
      });
    });
    return columns;
  }

  /* ---- ticks ---- */

  function logTicks(low, high, room) {
    const decades = Math.log10(high / low);
    const first = Math.floor(Math.log10(low));
    const last = Math.ceil(Math.log10(high));
    if (decades < 0.7) return linearTicks(low, high, room);
    const digits = decades <= room / 3 ? [1, 2, 5] : [1];
    const stride = Math.max(1, Math.ceil(decades / room));
    const ticks = [];
    for (let e = first; e <= last; e++) {
      if (digits.length === 1 && e % stride !== 0) continue;
      digits.forEach((d) => {
        const tick = Number(d + 'e' + e);
        if (tick >= low && tick <= high) ticks.push(tick);
      });
    }
    return ticks.length > 1 ? ticks : linearTicks(low, high, room);
  }

  function linearTicks(low, high, room) {
    const rough = (high - low) / Math.max(2, room);
    const power = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = [1, 2, 5, 10].map((d) => d * power).find((s) => s >= rough);
    const ticks = [];
    for (let k = Math.ceil(low / step - 1e-9); k * step <= high * (1 + 1e-12); k++) {
      ticks.push(Number((k * step).toPrecision(12)));
    }
    return ticks;
  }

  /* ---- one chart ---- */

  function build(figure) {
    const spec = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const box = figure.querySelector('.plot');
    const legend = figure.querySelector('.legend');
    const curves = spec.curves;
    const categories = spec.x.categories;
    const data = align(curves);
    if (data[0].length === 0) {
      box.insertAdjacentHTML('beforeend', '<div class="nothing">No points</div>');
      return;
    }

    const rem = parseFloat(getComputedStyle(root).fontSize);
    /* Whole pixels: uPlot reads no others, and would not scale them for a finer screen. */
    const font = Math.round(0.8 * rem) + 'px ' + getComputedStyle(document.body).fontFamily;
    const ratio = () => window.devicePixelRatio || 1;
    const bars = curves.filter((curve) => curve.shape === 'bars');
    const series = [{}];
    const bands = [];
    const columnsOf = [];

    const ground = spec.ground;

    /* Where few dots may lie on each other, the later ones are smaller: all are seen. */
    const clouds = curves.filter((curve) => curve.shape === 'points');
    const few = !spec.ground && clouds.length > 1 && clouds.length <= 6
      && clouds.reduce((count, one) => count + one.x.length, 0) <= 60;

    curves.forEach((curve) => {
      const stroke = () => curveColor(curve);
      const at = series.length;
      columnsOf.push(curve.low ? [at, at + 1, at + 2] : [at]);
      const one = {
        label: curve.name,
        stroke: stroke,
        width: curve.shape === 'theory' ? 1.75 : 2.25,
        dash: curve.dash.map((length) => length * ratio()),
        points: {
          show: true,
          size: dotSize(curve),
          width: 0,
          fill: stroke,
          filter: (u, index) => dots(curve, u.data[index]),
        },
        spanGaps: false,
      };
      if (curve.shape === 'steps') one.paths = uPlot.paths.stepped({ align: 1 });
      if (curve.shape === 'points') {
        one.paths = () => null;
        one.width = 0;
      }
      if (curve.shape === 'bars') Object.assign(one, bar(curve));
      series.push(one);
      if (curve.low) {
        ['low', 'high'].forEach((edge) =>
          series.push({ label: curve.name + ', ' + edge, width: 0, points: { show: false } }));
        bands.push({ series: [at + 2, at + 1], fill: () => faded(curveColor(curve), 0.18) });
      }
    });

    function dotSize(curve) {
      if (curve.shape !== 'points') return 6;
      return few ? 9 + 3 * (clouds.length - 1 - clouds.indexOf(curve)) : spec.ground ? 6 : 8;
    }

    /* Rows to draw as dots: all of a cloud; of a line those alone between gaps. */
    function dots(curve, column) {
      const rows = [];
      let run = [];
      column.forEach((y, row) => {
        if (y === undefined) return;
        if (y !== null) run.push(row);
        if (y === null && run.length) {
          if (run.length === 1 || curve.shape === 'points') rows.push(...run);
          run = [];
        }
      });
      if (run.length === 1 || curve.shape === 'points') rows.push(...run);
      return rows;
    }

    function bar(curve) {
      const place = bars.indexOf(curve);
      const share = 0.8 / bars.length;
      const shift = (place - (bars.length - 1) / 2) * share;
      return {
        width: 0,
        fill: () => curveColor(curve),
        points: { show: false },
        fillTo: (u) => (spec.y.log ? u.scales.y.min : 0),
        paths: uPlot.paths.bars({
          size: [1, Infinity],
          disp: {
            // The left edge, not the middle.
            x0: { unit: 1, values: (u) => u.data[0].map((x) => x + shift - 0.46 * share) },
            size: { unit: 1, values: () => [share * 0.92] },
          },
        }),
      };
    }

    function rangeX(u, low, high) {
      if (categories.length) return [-0.5, categories.length - 0.5];
      let min = low;
      let max = high;
      if (u.zoomed) return [min, max];
      spec.marks.filter((mark) => !mark.horizontal).forEach((mark) => {
        min = Math.min(min, mark.at);
        max = Math.max(max, mark.at);
      });
      const pointed = curves.some((curve) => curve.shape === 'points');
      if (ground) return [Math.min(min, ground.x[0]), Math.max(max, ground.x[ground.x.length - 1])];
      return padded(min, max, spec.x.log, pointed ? 0.03 : 0);
    }

    function rangeY(u, low, high) {
      let min = low == null ? (spec.y.log ? 1 : 0) : low;
      let max = high == null ? (spec.y.log ? 10 : 1) : high;
      spec.marks.filter((mark) => mark.horizontal).forEach((mark) => {
        if (spec.y.log && mark.at <= 0) return;
        min = Math.min(min, mark.at);
        max = Math.max(max, mark.at);
      });
      if (bars.length && !spec.y.log) {
        min = Math.min(0, min);
        max = Math.max(0, max);
      }
      if (ground && !u.zoomed) return [Math.min(min, ground.y[0]), Math.max(max, ground.y[ground.y.length - 1])];
      const range = padded(min, max, spec.y.log, 0.06);
      if (!spec.y.log && min >= 0 && range[0] < 0) range[0] = 0;
      return range;
    }

    function padded(min, max, log, air) {
      if (log) {
        const factor = min === max ? 2 : Math.pow(max / min, air);
        return [min / factor, max * factor];
      }
      const room = min === max ? Math.max(1, Math.abs(max)) / 2 : (max - min) * air;
      return [min - room, max + room];
    }

    /* The map under the curves, cell by cell. */
    function drawGround(u) {
      if (!ground) return;
      const ctx = u.ctx;
      const shades = ground.shades.map((share) => mixed(css('--paper'), css('--text'), share));
      const rows = ground.y.length - 1;
      const left = ground.x.map((x) => u.valToPos(x, 'x', true));
      const top = ground.y.map((y) => u.valToPos(y, 'y', true));
      ctx.save();
      ctx.beginPath();
      ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
      ctx.clip();
      for (let i = 0; i + 1 < left.length; i++) {
        for (let j = 0; j < rows; j++) {
          ctx.fillStyle = shades[ground.classes[i * rows + j]];
          ctx.fillRect(left[i], top[j + 1], left[i + 1] - left[i] + 0.7, top[j] - top[j + 1] + 0.7);
        }
      }
      ctx.restore();
    }

    /* On a map every line has a rim of paper, so that its colour stands out from any shade. */
    function drawRims(u) {
      if (!ground) return;
      const ctx = u.ctx;
      ctx.save();
      ctx.beginPath();
      ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
      ctx.clip();
      ctx.strokeStyle = css('--paper');
      ctx.lineJoin = 'round';
      columnsOf.forEach(([at]) => {
        const one = u.series[at];
        if (!one.show || !one.width) return;
        const path = one.paths(u, at, 0, u.data[0].length - 1);
        ctx.lineWidth = (one.width + 3) * ratio();
        if (path && path.stroke) ctx.stroke(path.stroke);
      });
      ctx.restore();
    }

    /* What the map says at the cursor. */
    function groundAt(u) {
      if (!ground || u.cursor.left < 0) return '';
      const cell = (edges, v) => edges.findIndex((edge, k) => k + 1 < edges.length && v >= edge && v < edges[k + 1]);
      const i = cell(ground.x, u.posToVal(u.cursor.left, 'x'));
      const j = cell(ground.y, u.posToVal(u.cursor.top, 'y'));
      return i < 0 || j < 0 ? '' : show(ground.value[i * (ground.y.length - 1) + j]);
    }

    function axis(which, across) {
      const log = spec[which].log;
      const names = which === 'x' ? categories : [];
      return {
        font: font,
        stroke: () => css('--soft'),
        grid: { stroke: () => css('--grid'), width: 1, show: !names.length },
        ticks: { stroke: () => css('--grid'), width: 1, size: 6 },
        border: { show: true, stroke: () => css('--rule'), width: 1 },
        size: (u, values) => {
          if (which === 'x') return depth(u, names);
          const longest = (values || []).reduce((most, v) => Math.max(most, (v || '').length), 1);
          return Math.max(2.4, 0.52 * longest + 1) * rem;
        },
        /* Only the splits below count; uPlot's own increments end at 10^16, and with them the axis. */
        incrs: (u, index, low, high) => [Math.max(5, high - low)],
        splits: (u, index, low, high) => {
          if (names.length) return names.map((name, i) => i);
          const room = (across ? u.bbox.width / ratio() / (4.4 * rem) : u.bbox.height / ratio() / (2.6 * rem));
          return log ? logTicks(low, high, room) : linearTicks(low, high, room);
        },
        filter: (u, splits) => splits,
        values: (u, splits) => (names.length ? inLines(u, names) || slanted(names) : labels(splits)),
        rotate: (u) => (names.length && !inLines(u, names) ? SLANT : 0),
      };
    }

    /* How wide a label is, in CSS pixels. */
    function measure(u, text) {
      u.ctx.save();
      u.ctx.font = font;
      const width = u.ctx.measureText(text).width;
      u.ctx.restore();
      return width;
    }

    /* Names in up to three lines, broken at blanks and hyphens; null if one does not fit so. */
    function inLines(u, names) {
      const room = u.bbox.width / ratio() / names.length - 6;
      const wrapped = names.map((name) => {
        const lines = [];
        name.split(/(?<=[ _\u2013-])/).forEach((word) => {
          const line = lines.pop();
          if (line === undefined) lines.push(word);
          else if (measure(u, (line + word).trimEnd()) <= room) lines.push(line + word);
          else lines.push(line, word);
        });
        return lines.map((line) => line.trimEnd());
      });
      const fit = wrapped.every((lines) => lines.length <= 3 && lines.every((line) => measure(u, line) <= room));
      return fit ? wrapped.map((lines) => lines.join('\n')) : null;
    }

    const SLANT = 50;
    const MOST_LETTERS = 22;

    function slanted(names) {
      return names.map((name) => (name.length <= MOST_LETTERS ? name : name.slice(0, MOST_LETTERS - 1) + '\u2026'));
    }

    /* Room below: for the lines of names, or for names on a slant. */
    function depth(u, names) {
      const flat = !names.length || inLines(u, names);
      const most = (numbers) => Math.max(1, ...numbers);
      if (flat) return (1 + 0.95 * most((flat.length ? flat : []).map((text) => text.split('\n').length))) * rem;
      const longest = most(slanted(names).map((name) => measure(u, name)));
      return 1.4 * rem + longest * Math.sin(SLANT * Math.PI / 180);
    }

    /* Marks are drawn over the grid, their labels on a strip of paper. */
    function drawMarks(u) {
      const ctx = u.ctx;
      const box = u.bbox;
      ctx.save();
      ctx.font = font.replace(/^[\d.]+/, (size) => size * 0.95 * ratio());
      ctx.textAlign = 'left';
      ctx.textBaseline = 'alphabetic';
      ctx.lineWidth = 1.25 * ratio();
      ctx.strokeStyle = ctx.fillStyle = css('--soft');
      spec.marks.forEach((mark) => {
        const scale = mark.horizontal ? 'y' : 'x';
        const at = Math.round(u.valToPos(mark.at, scale, true));
        const width = ctx.measureText(mark.label).width;
        const line = 0.95 * rem * ratio();
        ctx.setLineDash([3 * ratio(), 4 * ratio()]);
        ctx.beginPath();
        if (mark.horizontal) {
          if (!(at >= box.top && at <= box.top + box.height)) return;
          ctx.moveTo(box.left, at);
          ctx.lineTo(box.left + box.width, at);
          ctx.stroke();
          const right = box.left + box.width - width - 6 * ratio();
          const left = box.left + 6 * ratio();
          const places = [[right, at - 5 * ratio()], [right, at + line], [left, at - 5 * ratio()], [left, at + line]]
            .filter(([, y]) => y - line > box.top && y + 3 * ratio() < box.top + box.height);
          const [x, y] = emptiest(places, width, line);
          label(mark.label, x, y, width, line);
        } else {
          if (!(at >= box.left && at <= box.left + box.width)) return;
          ctx.moveTo(at, box.top);
          ctx.lineTo(at, box.top + box.height);
          ctx.stroke();
          const right = at + width + 12 * ratio() < box.left + box.width;
          label(mark.label, right ? at + 6 * ratio() : at - width - 6 * ratio(), box.top + line, width, line);
        }
      });
      ctx.restore();

      /* Of these places for a label, the one that covers the fewest points. */
      function emptiest(places, width, line) {
        let best = places[0] || [box.left, box.top + line];
        let fewest = Infinity;
        places.forEach(([x, y]) => {
          const x1 = u.posToVal(x, 'x', true);
          const x2 = u.posToVal(x + width, 'x', true);
          const y1 = u.posToVal(y + 0.3 * line, 'y', true);
          const y2 = u.posToVal(y - line, 'y', true);
          let covered = 0;
          columnsOf.forEach(([c]) => u.data[c].forEach((v, row) => {
            if (v >= y1 && v <= y2 && u.data[0][row] >= x1 && u.data[0][row] <= x2) covered++;
          }));
          if (covered < fewest) {
            fewest = covered;
            best = [x, y];
          }
        });
        return best;
      }

      function label(text, x, y, width, line) {
        ctx.fillStyle = faded(css('--paper'), 0.88);
        ctx.fillRect(x - 3 * ratio(), y - 0.85 * line, width + 6 * ratio(), 1.1 * line);
        ctx.fillStyle = css('--soft');
        ctx.fillText(text, x, y);
      }
    }

    /* The nearest row, to either side, where this curve has a value. */
    function nearest(u, index, row) {
      const column = u.data[index];
      if (column[row] !== undefined) return row;
      let left = row;
      let right = row;
      while (left >= 0 && column[left] === undefined) left--;
      while (right < column.length && column[right] === undefined) right++;
      if (left < 0) return right < column.length ? right : null;
      if (right >= column.length) return left;
      const x = u.data[0];
      return x[row] - x[left] <= x[right] - x[row] ? left : right;
    }

    const tip = document.createElement('div');
    tip.className = 'tip';

    function reading(u) {
      const row = u.cursor.idx;
      const lines = [];
      if (row == null) return null;
      const x = u.data[0][row];
      curves.forEach((curve, c) => {
        const at = columnsOf[c];
        if (!u.series[at[0]].show) return;
        const here = nearest(u, at[0], row);
        if (here == null) return;
        if ((categories.length || curve.shape === 'points') && u.data[at[0]][row] === undefined) return;
        if (u.data[0][here] !== x && (x < curve.x[0] || x > curve.x[curve.x.length - 1])) return;
        const y = u.data[at[0]][here];
        const edges = at.length > 1 ? [u.data[at[1]][here], u.data[at[2]][here]] : null;
        lines.push({ curve: curve, y: y, edges: edges });
      });
      lines.sort((a, b) => (b.y == null ? -Infinity : b.y) - (a.y == null ? -Infinity : a.y));
      return { x: categories.length ? categories[x] : spec.x.label + ' ' + show(x), lines: lines };
    }

    function words(line) {
      return show(line.y) + (line.edges ? ' (' + show(line.edges[0]) + ' \u2026 ' + show(line.edges[1]) + ')' : '');
    }

    function showTip(u) {
      const found = u.cursor.left >= 0 ? reading(u) : null;
      if (!found || !found.lines.length) {
        tip.style.display = 'none';
        return;
      }
      tip.replaceChildren();
      tip.append(Object.assign(document.createElement('b'), { textContent: found.x }));
      found.lines.slice(0, 14).forEach((line) => {
        const row = document.createElement('div');
        const dot = document.createElement('i');
        dot.style.background = curveLink(line.curve);
        row.append(dot,
          Object.assign(document.createElement('span'), { textContent: line.curve.name }),
          Object.assign(document.createElement('em'), { textContent: words(line) }));
        tip.append(row);
      });
      const here = groundAt(u);
      if (here) {
        const row = document.createElement('div');
        row.append(document.createElement('i'),
          Object.assign(document.createElement('span'), { textContent: ground.label }),
          Object.assign(document.createElement('em'), { textContent: here }));
        tip.append(row);
      }
      tip.style.display = 'block';
      const room = u.over.clientWidth;
      const left = u.cursor.left + 16 + tip.offsetWidth > room
        ? Math.max(0, u.cursor.left - 16 - tip.offsetWidth) : u.cursor.left + 16;
      tip.style.left = left + 'px';
      tip.style.top = Math.max(0, Math.min(u.cursor.top - 20, u.over.clientHeight - tip.offsetHeight)) + 'px';
    }

    /* The labels are text beside the picture: they wrap where a rotated one is cut. */
    function axisLabel(which) {
      const scale = spec[which].log ? ', log scale' : '';
      const label = document.createElement('p');
      label.className = 'axis-' + which;
      label.setAttribute('aria-hidden', 'true');
      label.append(...rich(spec[which].label),
        Object.assign(document.createElement('span'), { textContent: scale }));
      return label;
    }
    figure.querySelector('figcaption').append(axisLabel('y'));
    figure.querySelector('.below').prepend(axisLabel('x'));

    const size = () => ({ width: Math.max(200, box.clientWidth), height: Math.max(160, box.clientHeight) });
    const plot = new uPlot(Object.assign(size(), {
      series: series,
      bands: bands,
      scales: {
        x: { time: false, distr: spec.x.log ? 3 : 1, log: 10, range: rangeX },
        y: { distr: spec.y.log ? 3 : 1, log: 10, range: rangeY },
      },
      axes: [axis('x', true), axis('y', false)],
      legend: { show: false },
      padding: [10, 1.6 * rem, 0, 0],
      focus: { alpha: 0.25 },
      cursor: {
        drag: { x: !categories.length, y: !categories.length, uni: 40 },
        dataIdx: (u, index, row) => (index === 0 ? row : nearest(u, index, row)),
        points: {
          size: 8,
          show: (u, index) => {
            const dot = document.createElement('div');
            const curve = curves[columnsOf.findIndex((at) => at[0] === index)];
            if (!curve || curve.shape === 'bars') dot.style.display = 'none';
            return dot;
          },
          fill: (u, index) => {
            const curve = curves[columnsOf.findIndex((at) => at[0] === index)];
            return curve ? curveLink(curve) : 'transparent';
          },
        },
      },
      hooks: {
        drawClear: [drawGround],
        drawAxes: [drawRims],
        draw: [drawMarks],
        setCursor: [showTip],
        setSelect: [(u) => { u.zoomed = true; }],
      },
    }), data, box);
    plot.over.append(tip);
    plot.over.addEventListener('dblclick', () => { plot.zoomed = false; });

    plot.fit = () => plot.setSize(size());
    charts.push(plot);
    new ResizeObserver(plot.fit).observe(box);

    /* ---- legend: a button per curve ---- */

    function sample(curve) {
      const color = curveLink(curve);
      if (curve.shape === 'bars') return '<rect x="11" width="12" height="12" rx="2" fill="' + color + '"/>';
      if (curve.shape === 'points') return '<circle cx="17" cy="6" r="4" fill="' + color + '"/>';
      return '<line x1="0" x2="34" y1="6" y2="6" stroke-width="2.5" stroke="' + color +
        '" stroke-dasharray="' + curve.dash.join(' ') + '"/>';
    }

    curves.forEach((curve, c) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.setAttribute('aria-pressed', 'true');
      button.innerHTML = '<svg viewBox="0 0 34 12" aria-hidden="true">' + sample(curve) + '</svg>';
      const name = document.createElement('span');
      name.append(...rich(curve.name));
      button.append(name);
      button.addEventListener('click', () => {
        const on = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', String(on));
        columnsOf[c].forEach((at) => plot.setSeries(at, { show: on }));
      });
      button.addEventListener('mouseenter', () => plot.setSeries(columnsOf[c][0], { focus: true }));
      button.addEventListener('mouseleave', () => plot.setSeries(null, { focus: true }));
      legend.append(button);
    });

    if (ground) {
      const key = document.createElement('p');
      key.className = 'key';
      key.append(Object.assign(document.createElement('span'), { textContent: ground.label + ':' }));
      ground.words.forEach((words, k) => {
        const entry = document.createElement('span');
        const swatch = document.createElement('i');
        swatch.style.background = 'color-mix(in srgb, var(--text) ' + 100 * ground.shades[k] + '%, var(--paper))';
        entry.append(swatch, words);
        key.append(entry);
      });
      legend.after(key);
    }

    /* ---- keys: arrows read values, plus and minus zoom, 0 or Escape resets ---- */

    box.addEventListener('keydown', (event) => {
      const rows = data[0].length;
      const here = plot.cursor.idx == null ? -1 : plot.cursor.idx;
      const jump = Math.max(1, Math.round(rows / 50)) * (event.shiftKey ? 5 : 1);
      const go = { ArrowRight: here + jump, ArrowLeft: here < 0 ? rows - 1 : here - jump, Home: 0, End: rows - 1 }[event.key];
      if (go !== undefined) {
        const row = Math.min(rows - 1, Math.max(0, go));
        plot.setCursor({ left: plot.valToPos(data[0][row], 'x'), top: plot.over.clientHeight / 2 });
        const found = reading(plot);
        document.getElementById('spoken').textContent = found
          ? found.x + ': ' + found.lines.map((line) => line.curve.name + ' ' + words(line)).join('; ') : '';
      } else if (event.key === '+' || event.key === '-') {
        zoom(event.key === '+' ? 0.25 : -0.5);
      } else if (event.key === '0' || event.key === 'Escape') {
        plot.zoomed = false;
        plot.setData(data);
      } else {
        return;
      }
      event.preventDefault();
    });
    box.addEventListener('blur', () => plot.setCursor({ left: -10, top: -10 }));

    function zoom(share) {
      if (categories.length) return;
      const place = spec.x.log ? Math.log10 : (v) => v;
      const value = spec.x.log ? (v) => Math.pow(10, v) : (v) => v;
      const low = place(plot.scales.x.min);
      const high = place(plot.scales.x.max);
      const first = place(data[0][0]);
      const last = place(data[0][data[0].length - 1]);
      const min = Math.max(first, low + share * (high - low));
      const max = Math.min(last, high - share * (high - low));
      if (!(min < max)) return;
      plot.zoomed = true;
      plot.setScale('x', { min: value(min), max: value(max) });
    }
  }

  document.querySelectorAll('figure.chart').forEach((figure) => {
    try {
      build(figure);
    } catch (failure) {
      figure.querySelector('.plot').textContent = 'This chart could not be drawn: ' + failure.message;
      console.error(failure);
    }
  });

  /* ---- the ledger shows one verdict at a time, on request ---- */

  const counts = [...document.querySelectorAll('.count')];
  counts.forEach((count) => count.addEventListener('click', () => {
    const wanted = count.getAttribute('aria-pressed') === 'true' ? null : count.dataset.verdict;
    counts.forEach((each) => each.setAttribute('aria-pressed', String(each.dataset.verdict === wanted)));
    document.querySelectorAll('.of-paper').forEach((paper) => {
      const rows = [...paper.querySelectorAll('tr[data-verdict]')];
      rows.forEach((row) => { row.hidden = wanted !== null && row.dataset.verdict !== wanted; });
      const some = rows.some((row) => !row.hidden);
      paper.hidden = !some;
      if (wanted !== null && some) paper.open = true;
    });
  }));

  /* ---- paper is white, as wide as paper, and cannot be unfolded ---- */

  let folded = [];

  window.addEventListener('beforeprint', () => {
    root.dataset.before = root.dataset.theme || '';
    root.dataset.theme = 'light';
    root.classList.add('printing');
    folded = [...document.querySelectorAll('details.of-paper:not([open]), details.more:not([open])')];
    folded.forEach((details) => { details.open = true; });
    charts.forEach((plot) => plot.fit());
    repaint();
  });
  window.addEventListener('afterprint', () => {
    if (root.dataset.before) root.dataset.theme = root.dataset.before;
    else delete root.dataset.theme;
    root.classList.remove('printing');
    folded.forEach((details) => { details.open = false; });
    charts.forEach((plot) => plot.fit());
    repaint();
  });
})();
