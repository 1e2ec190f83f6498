"""Parts of the digit classifier's training: hands, boxes, damage, net, calibration, export."""
