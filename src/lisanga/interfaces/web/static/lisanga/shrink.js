// Photographs are made small on the phone; without script they leave as they are.
(() => {
  const small = async (file, side) => {
    if (!/^image\//.test(file.type) || file.size < 1e5) return file;
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    if (!made || made.size >= file.size) return file;
    return new File([made], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
  };
  for (const field of document.querySelectorAll("input[data-shrink]")) {
    field.addEventListener("change", async () => {
      try {
        const bag = new DataTransfer();
        for (const file of [...field.files]) bag.items.add(await small(file, field.dataset.shrink));
        field.files = bag.files;
      } catch {
        // The server does it too.
      }
    });
  }
})();
