"use strict";
(() => {
  const picture = document.getElementById("rf-picture");
  const panel = document.getElementById("rf-chosen");
  const { nodes, edges, clusters } = JSON.parse(document.getElementById("rf-data").textContent);
  const dots = [...picture.querySelectorAll(".rs-node")];
  const lines = [...picture.querySelectorAll(".rs-edge")];
  const whole = { ...box(picture.viewBox.baseVal) };
  let view = { ...whole };

  function box(it) { return { x: it.x, y: it.y, width: it.width, height: it.height }; }
  function scale() { // pixels a unit; the view is fitted into the picture whole
    return Math.min(picture.clientWidth / view.width, picture.clientHeight / view.height);
  }
  function show(next) {
    const most = whole.width * 1.5 + 400;
    if (next.width < 120 || next.width > most) return;
    view = next;
    picture.setAttribute("viewBox", [view.x, view.y, view.width, view.height].join(" "));
    picture.style.setProperty("--far", 1 / scale());
    picture.classList.toggle("rs-near", scale() > 0.8);
  }
  function zoom(by, x = view.x + view.width / 2, y = view.y + view.height / 2) {
    show({
      x: x - (x - view.x) * by, y: y - (y - view.y) * by,
      width: view.width * by, height: view.height * by,
    });
  }
  function move(x, y) { show({ ...view, x: view.x + x, y: view.y + y }); }
  function at(event) { // where in the drawing a pointer stands
    const point = new DOMPoint(event.clientX, event.clientY);
    return point.matrixTransform(picture.getScreenCTM().inverse());
  }

  function element(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text; // never markup: the words are applicants'
    return made;
  }
  function forget() {
    picture.classList.remove("rs-some");
    for (const it of [...dots, ...lines]) it.classList.remove("rs-on", "rs-it");
    panel.hidden = true;
  }
  function choose(number) {
    forget();
    const [id, name, day, cluster] = nodes[number];
    const list = document.createElement("ul");
    picture.classList.add("rs-some");
    dots[number].classList.add("rs-on", "rs-it");
    edges.forEach(([a, b, kinds, bits], line) => {
      if (a !== number && b !== number) return;
      const other = a === number ? b : a;
      lines[line].classList.add("rs-on");
      dots[other].classList.add("rs-on");
      const item = document.createElement("li");
      const button = element("button", nodes[other][1] || nodes[other][0]);
      button.type = "button";
      button.addEventListener("click", () => choose(other));
      item.append(button, ` ${kinds}, ${bits.toFixed(1)} bits`);
      list.append(item);
    });
    const leads = element("a", `cluster ${cluster}`);
    leads.href = `#rf-c-${cluster}`;
    const where = element("p", `${id}${day ? `, ${day}` : ""}, `);
    where.append(leads);
    panel.replaceChildren(element("h3", name || "no name stated"), where, list);
    panel.hidden = false;
  }

  let held = null; // where the pointer went down, and whether it moved since
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held = { x: event.clientX, y: event.clientY, moved: false };
  });
  picture.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moved && Math.hypot(x, y) < 4) return;
    if (!held.moved) picture.setPointerCapture(event.pointerId);
    picture.classList.add("rs-moved");
    move(-x / scale(), -y / scale());
    held = { x: event.clientX, y: event.clientY, moved: true };
  });
  picture.addEventListener("click", (event) => {
    const moved = held && held.moved;
    held = null;
    picture.classList.remove("rs-moved");
    if (moved) { event.preventDefault(); return; }
    const dot = event.target.closest(".rs-node");
    if (dot) choose(dots.indexOf(dot));
    else if (!event.target.closest("a")) forget();
  });
  picture.addEventListener("pointercancel", () => { held = null; });
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  picture.addEventListener("dblclick", (event) => zoom(0.5, at(event).x, at(event).y));
  picture.addEventListener("wheel", (event) => {
    // The page scrolls past the picture unless somebody works in it.
    if (!event.ctrlKey && document.activeElement !== picture) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 0.85 : 1 / 0.85, at(event).x, at(event).y);
  }, { passive: false });

  const step = () => view.width / 10;
  const keys = {
    "+": () => zoom(0.8), "=": () => zoom(0.8), "-": () => zoom(1.25), "0": () => show({ ...whole }),
    ArrowLeft: () => move(-step(), 0), ArrowRight: () => move(step(), 0),
    ArrowUp: () => move(0, -step()), ArrowDown: () => move(0, step()), Escape: forget,
  };
  picture.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });

  const tools = document.getElementById("rf-tools");
  const buttons = { in: keys["+"], out: keys["-"], fit: () => { forget(); show({ ...whole }); } };
  tools.addEventListener("click", (event) => buttons[event.target.dataset.do]?.());
  tools.hidden = false;
  for (const button of document.querySelectorAll(".rs-look")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const [, x, y, width, height] = clusters[button.dataset.cluster];
      show({ x: x - width / 2, y: y - height / 2, width, height });
    });
  }
  picture.classList.add("rs-live");
  show({ ...whole });
})();
