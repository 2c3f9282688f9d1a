import { BrowserWindow } from './browser-window.mjs';

/** Menus are data here: a test finds an item and clicks it. */
export class MenuItem {
  enabled = true;
  visible = true;
  checked = false;
  type = 'normal';
  label = '';

  constructor(options) {
    Object.assign(this, options);
    if (options.submenu) {
      this.type = 'submenu';
      if (Array.isArray(options.submenu)) this.submenu = Menu.buildFromTemplate(options.submenu);
    }
    const { click } = options;
    this.click = (event = {}, window = BrowserWindow.getFocusedWindow()) => {
      if (this.enabled) click?.(this, window, event);
    };
  }
}

let applicationMenu = null;

export class Menu {
  items = [];

  static buildFromTemplate(template) {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }

  static setApplicationMenu(menu) {
    applicationMenu = menu;
  }

  static getApplicationMenu() {
    return applicationMenu;
  }

  append(item) {
    this.items.push(item);
  }

  insert(position, item) {
    this.items.splice(position, 0, item);
  }

  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup() {}
  closePopup() {}
}
