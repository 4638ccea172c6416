// Shows an output as it is written. Only text is put in: whatever a program prints stays text.
const KEPT = 400_000;
const streams = new Map();

export function attach(main) {
  const wanted = new Set();
  for (const box of main.querySelectorAll('[data-output]')) {
    wanted.add(box.dataset.output);
    if (streams.get(box.dataset.output)?.box !== box) {
      streams.get(box.dataset.output)?.stream.close();
      open(box);
    }
  }
  for (const [address, one] of streams) {
    if (!wanted.has(address)) {
      one.stream.close();
      streams.delete(address);
    }
  }
}

function open(box) {
  box.textContent = '';
  const stream = new EventSource(box.dataset.output);
  streams.set(box.dataset.output, { box, stream });
  stream.addEventListener('output', event => {
    const bottom = box.scrollHeight - box.scrollTop - box.clientHeight < 24;
    box.append(JSON.parse(event.data));
    if (box.textContent.length > KEPT) {
      box.textContent = '…\n' + box.textContent.slice(-KEPT / 2);
    }
    if (bottom) {
      box.scrollTop = box.scrollHeight;
    }
  });
  stream.addEventListener('end', event => {
    stream.close();
    const sentence = JSON.parse(event.data);
    if (sentence) {
      box.append((box.textContent ? '\n' : '') + sentence);
    }
  });
}
