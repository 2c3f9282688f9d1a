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
      <span className="side-item side-item-missing" aria-disabled="true" role="link" tabIndex={0}>
        {item.word}
        <small>{item.missing}</small>
      </span>
    );
  }
  return (
    <a className="side-item" href={href(item.path)} aria-current={current ? 'page' : undefined}>
      {item.word}
    </a>
  );
}
