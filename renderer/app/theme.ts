import type { ThemeConfig } from 'antd';

/** One deep blue, white and light grey, nothing moving. Every text colour is ≥ 4.5 : 1 on white. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d4f91',
    colorInfo: '#1d4f91',
    colorLink: '#1d4f91',
    colorSuccess: '#17693a',
    colorWarning: '#8a4b00',
    colorError: '#a8201a',
    // Where the cursor stands is seen in a faulty field too.
    colorErrorOutline: 'rgba(168, 32, 26, 0.3)',
    colorErrorBg: '#fff5f4',
    colorErrorBorder: '#dcb0ac',
    colorWarningBg: '#fff6e8',
    colorWarningBorder: '#e0c08e',
    colorSuccessBg: '#edf7f0',
    colorSuccessBorder: '#a9cfb6',
    colorInfoBg: '#eaf1fa',
    colorInfoBorder: '#b3c9e4',
    colorText: '#1b2430',
    colorTextSecondary: '#3b4654',
    colorTextTertiary: '#4a5565',
    colorTextDescription: '#4a5565',
    colorTextPlaceholder: '#646f7e',
    colorTextDisabled: '#646f7e',
    colorBorder: '#b4bdc9',
    colorBorderSecondary: '#d5dbe3',
    colorBgLayout: '#f3f5f8',
    fontFamily:
      '"Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", sans-serif',
    fontSize: 14,
    fontSizeSM: 13,
    borderRadius: 3,
    controlHeight: 30,
    motion: false,
    padding: 12,
    paddingLG: 16,
    margin: 12,
    marginLG: 16,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Modal: { titleFontSize: 16 },
    Tabs: { horizontalMargin: '0 0 12px 0' },
    // The page is nearly as light as antd's own track: two switches side by side would run together.
    Segmented: { trackBg: '#dde3ea' },
    Steps: { titleLineHeight: 24, iconSize: 24 },
  },
};
