// Photos and scans chosen in the form: shrunk here, and kept on the phone until they are sent after their session.
"use strict";

// `place` holds the inputs and the list, `keyOf` gives the key of the session, `changed` hears of every change.
const photosIn = (place, keyOf, changed) => {
  const [MOST, MOST_BYTES, LONGEST_SIDE] = [10, 10 * 1024 * 1024, 1600];
  const words = place.dataset;
  const list = place.querySelector("[data-photos]");
  const fault = place.querySelector("p[role=alert]");
  const consent = place.querySelector("[data-consent]");

  const shrink = async (file) => {
    if (file.type === "application/pdf") return { type: file.type, data: await file.arrayBuffer() };
    const picture = await createImageBitmap(file); // upright; what the camera wrote of place and time stays behind
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
    return { type: blob.type, data: await blob.arrayBuffer() };
  };

  // "" or what is wrong with the file.
  const add = async (file, purpose) => {
    const key = keyOf();
    const there = await queue.photos(key);
    if (there.length >= MOST) return words.most;
    const small = await shrink(file).catch(() => null);
    if (!small) return words.unreadable;
    if (small.data.byteLength > MOST_BYTES) return words.large;
    const n = Math.max(0, ...there.map((one) => one.n)) + 1;
    const photo = { id: `${key}/${n}`, key, n, purpose, consent: purpose === "event", name: file.name, ...small };
    return queue.keepPhoto(photo).then(() => "", () => words.full);
  };

  const choose = async (input) => {
    const files = [...input.files];
    input.value = "";
    const faults = [];
    for (const file of files) {
      const told = await add(file, input.dataset.purpose);
      if (told) faults.push(fields.said(told, file.name));
    }
    fault.textContent = faults.join(" ");
    fault.hidden = !faults.length;
    changed();
    await show();
  };

  const draw = async (canvas, { type, data }) => {
    const paper = canvas.getContext("2d");
    if (type === "application/pdf") return paper.fillText("PDF", 22, 36);
    const picture = await createImageBitmap(new Blob([data], { type }));
    const side = Math.min(picture.width, picture.height);
    const [x, y] = [(picture.width - side) / 2, (picture.height - side) / 2];
    paper.drawImage(picture, x, y, side, side, 0, 0, canvas.width, canvas.height);
  };

  const row = (photo) => {
    const item = fields.piece("photo");
    for (const name of item.querySelectorAll("[data-name]")) name.textContent = photo.name;
    const size = item.querySelector("[data-words]");
    size.textContent = fields.said(size.dataset.words, Math.ceil(photo.data.byteLength / 1000));
    item.querySelector("button").addEventListener("click", () => queue.dropPhoto(photo.id).then(show));
    draw(item.querySelector("canvas"), photo).catch(() => {});
    return item;
  };

  const show = async () => {
    const photos = await queue.photos(keyOf());
    list.hidden = !photos.length;
    list.replaceChildren(...photos.map(row));
    if (photos.length) list.closest("details").open = true;
  };

  let busy = Promise.resolve();
  for (const input of place.querySelectorAll("input[type=file]"))
    input.addEventListener("change", () => (busy = busy.then(() => choose(input))));
  consent.addEventListener("change", () => (document.getElementById("photo-event").disabled = !consent.checked));
  document.getElementById("photo-sheet").disabled = false;
  return { show, ready: () => busy };
};
