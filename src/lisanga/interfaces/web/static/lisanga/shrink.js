// A photograph is made small on the phone, so that it leaves over a slow network; without script it leaves as it is.
(() => {
  for (const field of document.querySelectorAll("input[data-shrink]")) {
    field.addEventListener("change", async () => {
      const [file] = field.files;
      if (!file || !/^image\//.test(file.type) || file.size < 1e5) return;
      try {
        const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
        const scale = Math.min(1, field.dataset.shrink / Math.max(picture.width, picture.height));
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(picture.width * scale);
        canvas.height = Math.round(picture.height * scale);
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        const small = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
        if (!small || small.size >= file.size) return;
        const bag = new DataTransfer();
        bag.items.add(new File([small], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }));
        field.files = bag.files;
      } catch {
        // The server makes it small as well.
      }
    });
  }
})();
