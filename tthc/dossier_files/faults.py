"""What is wrong with a list as such, in one place and one wording."""

from core.errors import InputError

SAVE_AS_XLSX = "hãy mở bằng Excel rồi chọn Save As, kiểu Excel Workbook (.xlsx)"


def damaged() -> InputError:
    """Return the fault of a workbook that cannot be read."""
    return InputError(f"tệp Excel bị hỏng, không đọc được; {SAVE_AS_XLSX}")


def password() -> InputError:
    """Return the fault of a workbook that only opens with a password."""
    return InputError("tệp đặt mật khẩu, hãy bỏ mật khẩu (File, Info, Protect Workbook) rồi tải lên lại")


def too_much() -> InputError:
    """Return the fault of a workbook that unpacks to far more than any list holds."""
    return InputError(
        "nội dung quá lớn khi giải nén (hơn 2 GB), không phải là danh sách hồ sơ; "
        "hãy chép riêng bảng dữ liệu sang tệp Excel mới"
    )


def too_complex() -> InputError:
    """Return the fault of a file that costs more to read than the portal gives."""
    return InputError(
        "tệp quá lớn hoặc quá phức tạp, hệ thống không đọc được trong giới hạn cho phép; "
        "hãy chép riêng bảng dữ liệu sang tệp Excel mới, hoặc tách thành nhiều tệp"
    )
