import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sirekap_desktop.reading.geometry import (
    homographies_from_quads,
    jacobians,
    project,
    project_many,
    quad_area,
    scaled,
    unscaled,
)

SQUARE = np.array([[0.0, 0], [10, 0], [10, 10], [0, 10]])
place = st.floats(-3, 3)


@given(st.lists(place, min_size=8, max_size=8))
def test_homography_of_four_corners(moves):
    target = SQUARE * 20 + 50 + np.array(moves).reshape(4, 2)
    found = homographies_from_quads(SQUARE[None], target[None])[0]
    assert np.allclose(project(found, SQUARE), target, atol=1e-6)
    assert np.allclose(project_many(found[None], SQUARE)[0], target, atol=1e-6)


def test_corners_on_a_line_have_no_homography():
    flat = np.array([[0.0, 0], [5, 0], [10, 0], [0, 10]])
    assert np.isnan(homographies_from_quads(flat[None], SQUARE[None])).all()


def test_jacobian_is_the_change_of_pixels():
    homography = np.array([[2.0, 0.3, 5], [-0.2, 1.7, 9], [1e-3, -2e-3, 1]])
    points = np.array([[3.0, 4], [20, 11]])
    step = 1e-5
    for axis in range(2):
        ahead = points.copy()
        ahead[:, axis] += step
        slope = (project(homography, ahead) - project(homography, points)) / step
        assert np.allclose(jacobians(homography, points)[:, :, axis], slope, atol=1e-4)


@pytest.mark.parametrize("factor", [0.25, 0.5, 2.0])
def test_scaling_keeps_pixel_edges(factor):
    """The outer edge of a picture (−0.5) stays the outer edge, whatever the size."""
    step = scaled(np.eye(3), factor, (100.0, 60.0))
    assert np.allclose(project(step, np.array([99.5, 59.5])), (-0.5, -0.5))
    assert np.allclose(unscaled(step, factor, (100.0, 60.0)), np.eye(3))


def test_area_is_positive_clockwise_on_screen():
    assert quad_area(SQUARE) == pytest.approx(100)
    assert quad_area(SQUARE[::-1]) == pytest.approx(-100)
