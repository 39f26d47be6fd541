import {
  ActionIcon,
  Autocomplete,
  Badge,
  Button,
  createTheme,
  Input,
  Menu,
  Modal,
  MultiSelect,
  type MantineColorsTuple,
  Select,
  TagsInput,
  Tooltip,
} from "@mantine/core";

const accent: MantineColorsTuple = [
  "#e9f6f8", "#d0eaee", "#a5d5dc", "#72bdc8", "#46a5b3", "#268c9b", "#14798a", "#0f6674", "#0c525e", "#083a43",
];
const gray: MantineColorsTuple = [
  "#f7f8f9", "#eff1f3", "#e3e6ea", "#d2d7dd", "#b3bac3", "#8a939e", "#626c78", "#48515c", "#2f363f", "#1b2027",
];
const dark: MantineColorsTuple = [
  "#d9dee4", "#b4bcc6", "#98a2ae", "#6d7783", "#49525d", "#363e48", "#272e36", "#1b2128", "#151a20", "#0f1318",
];

/** The list of choices scrolls itself: around it, a region would scroll that the keyboard does not reach. */
const scrolling = { defaultProps: { withScrollArea: false }, styles: { options: { maxHeight: 240, overflowY: "auto" } } } as const;

/** Dense and calm: 13 px text, 8-point grid, one accent, one grey ramp. The colours of states are in tokens.css. */
export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, gray, dark },
  autoContrast: true,
  fontFamily:
    'Inter, "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Menlo, monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "28px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  radius: { xs: "3px", sm: "5px", md: "7px", lg: "10px", xl: "16px" },
  defaultRadius: "sm",
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "28px" },
      h2: { fontSize: "16px", lineHeight: "24px" },
      h3: { fontSize: "14px", lineHeight: "20px" },
    },
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      vars: (_theme, props) =>
        props.size === undefined || props.size === "sm"
          ? { root: { "--button-height": "32px", "--button-padding-x": "12px", "--button-fz": "13px" } }
          : { root: {} },
    }),
    // A menu opens beside its button, within the same landmark, with the focus on its first item.
    Menu: Menu.extend({ defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray", size: 32 } }),
    Input: Input.extend({
      vars: (_theme, props) =>
        props.size === undefined || props.size === "sm"
          ? { wrapper: { "--input-height": "32px", "--input-fz": "13px" } }
          : { wrapper: {} },
    }),
    Autocomplete: Autocomplete.extend(scrolling),
    MultiSelect: MultiSelect.extend(scrolling),
    Select: Select.extend(scrolling),
    TagsInput: TagsInput.extend(scrolling),
    Badge: Badge.extend({ defaultProps: { radius: "sm", tt: "none", fw: 500 } }),
    // Its head would count as a second banner of the page.
    Modal: Modal.extend({
      defaultProps: { radius: "md", centered: true, attributes: { header: { role: "presentation" } } },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, events: { hover: true, focus: true, touch: false } } }),
  },
});
