const status = document.querySelector('[role=status]');
window.fixture.onProgress((progress) => {
  status.textContent = `完成 ${progress.done} ${progress.at instanceof Date}`;
});
document.querySelector('input').addEventListener('change', async (event) => {
  status.textContent = await window.fixture.nameOfFile(event.target.files[0]);
});
