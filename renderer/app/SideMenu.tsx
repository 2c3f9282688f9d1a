import { href } from '../lib/route.ts';
import { MENU, type MenuItem, menuItemOf } from './menu.ts';

export function SideMenu({ path }: { path: string }) {
  const current = menuItemOf(path);
  return (
    <nav className="side-menu" aria-label="主菜单">
      {MENU.map((item) => (
        <SideMenuItem key={item.path} item={item} current={item.path === current} />
      ))}
    </nav>
  );
}

function SideMenuItem({ item, current }: { item: MenuItem; current: boolean }) {
  if (item.missing) {
    return (
      <button type="button" className="side-item side-item-missing" disabled>
        {item.word}
        <small>{item.missing}</small>
      </button>
    );
  }
  return (
    <a className="side-item" href={href(item.path)} aria-current={current ? 'page' : undefined}>
      {item.word}
    </a>
  );
}
