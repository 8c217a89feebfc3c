//! A chart in pixels, with the font that comes along: the same on every machine.

use std::sync::{Arc, LazyLock};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

use crate::{chart::Chart, error::ChartError};

/// The fonts of the program and no other.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(notosans::REGULAR_TTF.to_vec());
    fonts.load_font_data(notosans::BOLD_TTF.to_vec());
    Arc::new(fonts)
});

/// Pixels for each of the drawing's, so that print is sharp.
const SCALE: u16 = 2;

impl Chart {
    /// The picture as a PNG file, two pixels for each of the drawing's.
    pub fn png(&self) -> Result<Vec<u8>, ChartError> {
        let options = Options { fontdb: Arc::clone(&FONTS), ..Options::default() };
        let svg = self.svg();
        let drawing = Tree::from_str(&svg, &options);
        let size = drawing.as_ref().ok().map(|drawing| drawing.size().to_int_size());
        let size = size.and_then(|size| size.scale_by(SCALE.into()));
        let too_large = || ChartError::Pixels {
            got: size.map_or_else(String::new, |s| format!("{} × {}", s.width(), s.height())),
        };
        let (Ok(drawing), Some(size)) = (drawing, size) else { return Err(too_large()) };
        let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(too_large)?;
        resvg::render(&drawing, Transform::from_scale(SCALE.into(), SCALE.into()), &mut pixels.as_mut());
        pixels.encode_png().map_err(|_| too_large())
    }
}
