// A filtered picture: the actors that are left settle anew from where the data have them, by the forces that placed the
// whole (export/layout.cpp), and none covers another. No chance in it: the same choice gives the same picture.

/** `points`: [{x, y}], moved in place; `links`: pairs of indices. */
export function settle(points, links, rounds = 150) {
  const n = points.length;
  if (n < 3) return;
  const mass = points.map(() => 1);
  for (const [a, b] of links) {
    ++mass[a];
    ++mass[b];
  }
  const force = points.map(() => ({ x: 0, y: 0 }));
  const before = points.map(() => ({ x: 0, y: 0 }));
  let speed = 1;
  for (let round = 0; round < rounds; ++round) {
    for (let v = 0; v < n; ++v) {
      Object.assign(before[v], force[v]);
      const inwards = (16 * mass[v]) / (length(points[v]) + 1e-9);
      force[v].x = -points[v].x * inwards;
      force[v].y = -points[v].y * inwards;
    }
    for (let a = 0; a < n; ++a) {
      for (let b = a + 1; b < n; ++b) {
        const x = points[a].x - points[b].x;
        const y = points[a].y - points[b].y;
        const push = (80 * mass[a] * mass[b]) / (x * x + y * y + 1);
        force[a].x += x * push;
        force[a].y += y * push;
        force[b].x -= x * push;
        force[b].y -= y * push;
      }
    }
    for (const [a, b] of links) {
      const x = points[b].x - points[a].x;
      const y = points[b].y - points[a].y;
      const distance = Math.sqrt(x * x + y * y) + 1e-9;
      const pull = (8 * Math.log(1 + distance)) / distance;
      force[a].x += x * pull;
      force[a].y += y * pull;
      force[b].x -= x * pull;
      force[b].y -= y * pull;
    }
    let swing = 1e-9;
    let traction = 0;
    for (let v = 0; v < n; ++v) {
      swing += mass[v] * Math.hypot(force[v].x - before[v].x, force[v].y - before[v].y);
      traction += (mass[v] * Math.hypot(force[v].x + before[v].x, force[v].y + before[v].y)) / 2;
    }
    speed = Math.min(traction / swing, speed * 1.5);
    for (let v = 0; v < n; ++v) {
      const own = mass[v] * Math.hypot(force[v].x - before[v].x, force[v].y - before[v].y);
      const step = Math.min(speed / (1 + Math.sqrt(speed * own)), 50 / (length(force[v]) + 1e-9));
      points[v].x += force[v].x * step;
      points[v].y += force[v].y * step;
    }
  }
  // What lies far out is drawn in.
  const mean = points.reduce((sum, point) => sum + length(point), 0) / n || 1;
  for (const point of points) {
    const shorter = length(point) > mean ? Math.sqrt(mean / length(point)) : 1;
    point.x *= shorter;
    point.y *= shorter;
  }
}

const length = ({ x, y }) => Math.sqrt(x * x + y * y);

/** Pushes boxes apart, [{x, y, width, height}] with x and y in the middle, each pair the shorter way; sooner sideways, where a
 * screen has room. */
export function pushApart(boxes, rounds = 60) {
  for (let round = 0; round < rounds; ++round) {
    let moved = false;
    for (let a = 0; a < boxes.length; ++a) {
      for (let b = a + 1; b < boxes.length; ++b) {
        const x = boxes[a].x - boxes[b].x;
        const y = boxes[a].y - boxes[b].y;
        const overX = (boxes[a].width + boxes[b].width) / 2 - Math.abs(x);
        const overY = (boxes[a].height + boxes[b].height) / 2 - Math.abs(y);
        if (overX <= 0 || overY <= 0) continue;
        moved = true;
        if (overX < overY * 1.6) {
          const push = (x < 0 ? -overX : overX) / 2;
          boxes[a].x += push;
          boxes[b].x -= push;
        } else {
          const push = (y < 0 ? -overY : overY) / 2;
          boxes[a].y += push;
          boxes[b].y -= push;
        }
      }
    }
    if (!moved) break;
  }
}
