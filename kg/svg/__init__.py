"""What pictures are made of: how wide a text is, and elements of SVG that foreign text cannot break."""
